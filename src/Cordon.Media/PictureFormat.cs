namespace Cordon.Media;

/// <summary>The formats that are decoded, told by the first bytes of a file, never by its name.</summary>
public enum PictureFormat
{
    /// <summary>None of them.</summary>
    Unknown,

    /// <summary>JPEG.</summary>
    Jpeg,

    /// <summary>PNG.</summary>
    Png,

    /// <summary>GIF; its first frame.</summary>
    Gif,

    /// <summary>WebP.</summary>
    WebP,

    /// <summary>Windows bitmap.</summary>
    Bmp,
}
