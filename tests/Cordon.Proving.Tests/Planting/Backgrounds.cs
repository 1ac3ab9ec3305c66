using Cordon.Proving.Planting;

namespace Cordon.Proving.Tests.Planting;

/// <summary>A small background: 400 accounts of two services that post at random over ten days, some things more popular than others.</summary>
internal static class Backgrounds
{
    public const long Start = 1_700_000_000;
    public const long Days = 10;

    public static IReadOnlyList<PostRow> Small { get; } = Make(3000);

    private static List<PostRow> Make(int rows)
    {
        var random = new Cordon.Events.SeededRandom(5);
        var made = new List<PostRow>();
        for (var i = 0; i < rows; i++)
        {
            var thing = (int)(200 * random.NextUnit() * random.NextUnit());
            var kind = i % 3;
            made.Add(new PostRow
            {
                Account = $"{(i % 2 == 0 ? "fb" : "tw")}_{random.Next(200)}",
                Post = $"{10_000 + i}",
                Link = kind == 0 ? $"{20_000 + thing}" : "",
                Domain = kind == 0 ? $"{30_000 + (thing % 20)}" : "",
                Tag = kind == 1 ? $"{40_000 + thing}" : "",
                Media = kind == 2 ? $"{50_000 + thing}" : "",
                Device = "",
                Address = "",
                Time = Start + random.Next((int)(Days * 86_400)),
            });
        }

        return made;
    }
}
