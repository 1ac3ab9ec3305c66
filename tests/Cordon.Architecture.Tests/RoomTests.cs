using System.Reflection;
using System.Xml.Linq;

namespace Cordon.Architecture.Tests;

/// <summary>The arrows between rooms, read both from the compiled assemblies and from the project files: a reference that no code uses leaves no trace in an assembly.</summary>
public sealed class RoomTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Cordon.Events"] = [],
        ["Cordon.Casework"] = ["Cordon.Events"],
        ["Cordon.Client"] = [],
        ["Cordon.Guard"] = ["Cordon.Events"],
        ["Cordon.Networks"] = ["Cordon.Events"],
        ["Cordon.Signals"] = ["Cordon.Events"],
        ["Cordon.Media"] = ["Cordon.Events", "Cordon.Signals"],
        ["Cordon.Policy"] = ["Cordon.Events", "Cordon.Signals"],
        ["Cordon.Proving"] = ["Cordon.Events"],
        ["Cordon.Storage"] = ["Cordon.Casework", "Cordon.Events", "Cordon.Signals", "Cordon.Policy"],
        ["Cordon.Server"] = ["Cordon.Casework", "Cordon.Events", "Cordon.Guard", "Cordon.Media", "Cordon.Networks", "Cordon.Signals", "Cordon.Policy", "Cordon.Storage"],
        ["Cordon.Cli"] = ["Cordon.Casework", "Cordon.Events", "Cordon.Guard", "Cordon.Media", "Cordon.Networks", "Cordon.Policy", "Cordon.Proving", "Cordon.Server", "Cordon.Signals", "Cordon.Storage"],
    };

    private static readonly string[] ForbiddenInEngines =
        ["Microsoft.AspNetCore", "Microsoft.Data.Sqlite", "System.Data", "Microsoft.EntityFrameworkCore", "SQLite", "Npgsql", "DuckDB", "SkiaSharp", "Spectre", "System.CommandLine"];

    public static TheoryData<string> Rooms => [.. Repository.Rooms];

    public static TheoryData<string> EngineRooms => ["Cordon.Casework", "Cordon.Events", "Cordon.Guard", "Cordon.Networks", "Cordon.Policy", "Cordon.Proving", "Cordon.Signals"];

    [Fact]
    public void Every_room_has_its_arrows_and_every_arrow_its_room() => Assert.Equal(Allowed.Keys.Order(StringComparer.Ordinal), Repository.Rooms);

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_uses_only_the_rooms_that_it_may(string room)
    {
        var used = AssemblyOf(room).GetReferencedAssemblies().Select(a => a.Name!).Where(n => n.StartsWith("Cordon", StringComparison.OrdinalIgnoreCase));
        var referenced = Project(room).Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension(((string)r.Attribute("Include")!).Replace('\\', '/')));

        Assert.Empty(used.Except(Allowed[room]));
        Assert.Empty(referenced.Except(Allowed[room]));
    }

    [Theory]
    [MemberData(nameof(EngineRooms))]
    public void An_engine_room_knows_no_web_server_no_database_and_no_terminal(string room)
    {
        var used = AssemblyOf(room).GetReferencedAssemblies().Select(a => a.Name!);
        var referenced = Project(room).Descendants().Where(e => e.Name.LocalName is "PackageReference" or "FrameworkReference").Select(r => (string)r.Attribute("Include")!);

        Assert.All(used.Concat(referenced), name =>
            Assert.DoesNotContain(ForbiddenInEngines, forbidden => name == forbidden || name.StartsWith(forbidden + ".", StringComparison.OrdinalIgnoreCase)));
    }

    [Theory]
    [MemberData(nameof(EngineRooms))]
    public void An_engine_room_opens_its_doors_to_nobody_but_its_own_tests(string room)
    {
        var friends = AssemblyOf(room).GetCustomAttributes<System.Runtime.CompilerServices.InternalsVisibleToAttribute>().Select(a => a.AssemblyName);

        Assert.All(friends, friend => Assert.Equal($"{room}.Tests", friend));
    }

    private static Assembly AssemblyOf(string room) => Assembly.Load(room == "Cordon.Cli" ? "cordon" : room);

    private static XDocument Project(string room) => XDocument.Load(Path.Combine(Repository.Root, "src", room, $"{room}.csproj"));
}
