using Cordon.Networks.Markup;
using Cordon.Networks.Results;

namespace Cordon.Networks.Drawing;

/// <summary>The outline of each role: star, hexagon, square, diamond, disc, triangle down, triangle up. Shape alone tells the roles apart; colour only helps.</summary>
internal static class RoleShape
{
    // Corners on the unit circle from the top, clockwise: the star's alternate with an inner ring.
    private static readonly (double X, double Y)[] Star =
    [
        (0, -1), (0.2639, -0.3633), (0.9511, -0.309), (0.427, 0.1387), (0.5878, 0.809),
        (0, 0.449), (-0.5878, 0.809), (-0.427, 0.1387), (-0.9511, -0.309), (-0.2639, -0.3633),
    ];

    private static readonly (double X, double Y)[] Hexagon = [(0.5, -0.866), (1, 0), (0.5, 0.866), (-0.5, 0.866), (-1, 0), (-0.5, -0.866)];
    private static readonly (double X, double Y)[] Square = [(-0.8, -0.8), (0.8, -0.8), (0.8, 0.8), (-0.8, 0.8)];
    private static readonly (double X, double Y)[] Diamond = [(0, -1.1), (1.1, 0), (0, 1.1), (-1.1, 0)];
    private static readonly (double X, double Y)[] TriangleDown = [(-0.95, -0.75), (0.95, -0.75), (0, 1)];
    private static readonly (double X, double Y)[] Triangle = [(0, -1), (0.95, 0.75), (-0.95, 0.75)];

    /// <summary>Opens the shape's element, without its end, so that a title can follow.</summary>
    public static string Open(MarkupWriter markup, Role role, double x, double y, double radius)
    {
        if (role == Role.Member)
        {
            markup.Write($"<circle class=\"node role-member\" cx=\"{x:0.#}\" cy=\"{y:0.#}\" r=\"{radius * 0.9:0.#}\">");
            return "</circle>";
        }

        var (corners, scale) = role switch
        {
            Role.Lead => (Star, 1.45),
            Role.Advertiser => (Hexagon, 1.1),
            Role.Core => (Square, 1.0),
            Role.Bridge => (Diamond, 1.0),
            Role.Audience => (TriangleDown, 0.9),
            _ => (Triangle, 0.9),
        };
        markup.Write($"<path class=\"node role-{Words.Of(role)}\" d=\"");
        for (var i = 0; i < corners.Length; i++)
        {
            markup.Raw(i == 0 ? "M" : "L");
            markup.Write($"{x + corners[i].X * radius * scale:0.#} {y + corners[i].Y * radius * scale:0.#}");
        }

        markup.Raw("Z\">");
        return "</path>";
    }
}
