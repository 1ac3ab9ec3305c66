using Cordon.Casework.Decisions;
using Cordon.Casework.Queues;

namespace Cordon.Server.Console.Parts;

/// <summary>Rulings as people read them.</summary>
internal static class Ruling
{
    /// <summary>The title of a ruling.</summary>
    public static string Of(HouseRules rules, string ruling) => ruling == JobLook.NoViolation ? "Nothing wrong" : rules.Find(ruling)?.Title ?? ruling;
}
