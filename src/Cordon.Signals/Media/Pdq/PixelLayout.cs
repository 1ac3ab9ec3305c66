namespace Cordon.Signals.Media.Pdq;

/// <summary>How the bytes of a pixel lie.</summary>
public enum PixelLayout
{
    /// <summary>One byte: grey.</summary>
    Grey,

    /// <summary>Three bytes: red, green, blue.</summary>
    Rgb,

    /// <summary>Four bytes: red, green, blue, and one that is left out.</summary>
    Rgbx,

    /// <summary>Four bytes: blue, green, red, and one that is left out.</summary>
    Bgrx,
}
