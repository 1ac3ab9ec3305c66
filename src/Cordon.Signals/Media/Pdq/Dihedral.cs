namespace Cordon.Signals.Media.Pdq;

/// <summary>The eight ways to turn and mirror a picture (the dihedral group of the square), in the order in which <see cref="PdqHasher"/> gives their hashes.</summary>
public enum Dihedral
{
    /// <summary>As it is.</summary>
    Original,

    /// <summary>A quarter turn clockwise.</summary>
    Quarter,

    /// <summary>Half a turn.</summary>
    Half,

    /// <summary>Three quarter turns clockwise.</summary>
    ThreeQuarters,

    /// <summary>Left and right exchanged.</summary>
    Mirrored,

    /// <summary>Top and bottom exchanged.</summary>
    UpsideDown,

    /// <summary>Rows and columns exchanged: mirrored in the diagonal from the upper left.</summary>
    Transposed,

    /// <summary>Mirrored in the diagonal from the upper right.</summary>
    AntiTransposed,
}
