using Cordon.Proving.Probes;
using Cordon.Proving.Surfaces;

namespace Cordon.Proving.Tests.Audits;

public sealed class PlanReaderTests
{
    [Fact]
    public void A_plan_is_read_with_all_its_parts()
    {
        var plan = Plans.Of("""
            {
              // who looks
              "name": "weekly", "random_seed": 7, "flagged": "flagged.csv", "ages": "ages.csv", "innocent": "fans.csv",
              "personas": [{ "name": "curious-child", "age": "child", "viewers": 3, "searches": ["blue widget"], "follows": ["account:a1"], "likes": ["post:p1"], "views": ["tag:widgets"], "share": 0.5 }],
              "panel": { "flagged": 2, "child": 3 },
              "surfaces": [{ "surface": "feed", "k": 5 }, { "surface": "search", "k": 10, "texts": ["widget"] }],
              "control": { "surface": "chronological", "k": 5 },
              "rounds": 2, "round_seconds": 60,
              "walks": { "surface": "people", "seeds": ["account:a1"], "count": 4, "steps": 6, "k": 3, "age": "adult" },
              "suggestions": { "autocomplete": ["blu"], "related_tags": ["widgets"], "leaks": ["blue widget"], "k": 8 },
              "limits": { "seconds": 30, "requests": 500 }, "confidence": 0.9, "resamples": 300, "simulation": { "accounts": 500 },
            }
            """);

        Assert.Equal(("weekly", 7L, 2, 300, 0.9), (plan.Name, plan.RandomSeed, plan.Rounds, plan.Resamples, plan.Confidence));
        Assert.Equal(("flagged.csv", "ages.csv", "fans.csv"), (plan.FlaggedFile, plan.AgesFile, plan.InnocentFile));
        Assert.Equal((ViewerClass.Child, 3, 0.5), (plan.Personas[0].Age, plan.Personas[0].Viewers, plan.Personas[0].Share));
        Assert.Equal((2, 3, 0), (plan.Panel.Flagged, plan.Panel.Child, plan.Panel.Adult));
        Assert.Equal([Surface.Feed, Surface.Search], plan.Surfaces.Select(s => s.Surface));
        Assert.Equal((Surface.People, 4, 6, 3, ViewerClass.Adult), (plan.Walks!.Surface, plan.Walks.Count, plan.Walks.Steps, plan.Walks.K, plan.Walks.Age));
        Assert.Equal((TimeSpan.FromSeconds(30), 500, TimeSpan.FromMinutes(1)), (plan.MostTime, plan.MostRequests, plan.RoundEvery));
        Assert.Equal(new Proving.Plans.PlannedSimulation(500, 8, 1), plan.Simulation);
        Assert.Equal(["blue widget"], plan.Suggestions!.Leaks);
    }

    [Fact]
    public void Every_mistake_is_told_with_its_place()
    {
        var wrong = Assert.Throws<FormatException>(() => Plans.Of("""
            {
              "personas": [{ "name": "One", "age": "kid", "follows": ["a1"] }],
              "surfaces": [{ "surface": "feed", "k": 0 }, { "surface": "search" }, { "surface": "shop" }],
              "resamples": 10,
              "colour": "blue"
            }
            """));

        Assert.Equal(
        [
            "plan.json:2:40 personas[0].age is 'kid'; expected child, adult, unknown",
            "plan.json:2:59 personas[0].follows[0] 'a1' is not an entity; write it as type:id, for example account:a17",
            "plan.json:2:26 personas[0].name is 'One'; expected lower-case letters, digits and hyphens",
            "plan.json:3:42 surfaces[0].k is 0; expected a whole number from 1 to 1000",
            "plan.json:3:47 surfaces[1] has no texts; search needs what is typed, or tags",
            "plan.json:3:85 surfaces[2].surface is 'shop'; expected feed, people, search, autocomplete, tag_page, related_tags, trending, chronological",
            "plan.json:4:16 resamples is 10; expected a whole number from 200 to 100000",
            "plan.json:3:15 surfaces has feed twice; give one of them all texts",
            "plan.json:5:13 colour is no field of a plan here; there are ages, confidence, control, flagged, innocent, limits, name, panel, personas, random_seed, resamples, round_seconds, rounds, simulation, suggestions, surfaces, walks",
        ], wrong.Message.Split('\n'));
    }

    [Theory]
    [InlineData("{", "plan.json:1:2 is not JSON")]
    [InlineData("{}", "plan.json:1:1 the plan names nothing to look at; give surfaces, walks or suggestions")]
    [InlineData("""{"surfaces": [{"surface": "feed"}]}""", "leaves nobody to look; give personas, or a panel")]
    [InlineData("""{"personas": [{"name": "a"}, {"name": "a"}], "surfaces": [{"surface": "feed"}]}""", "personas has two of the name 'a'")]
    [InlineData("""{"walks": {"surface": "related_tags", "seeds": ["account:a"]}}""", "walks over related tags begin with tags")]
    [InlineData("""{"walks": {"seeds": []}}""", "seeds is empty")]
    [InlineData("""{"name": "a", "name": "b", "walks": {"seeds": ["tag:a"]}}""", "plan.json:1:23 name is written twice")]
    [InlineData("[]", "plan.json:1:1 the plan is no object")]
    public void A_plan_that_cannot_be_carried_out_says_why(string json, string problem) =>
        Assert.Contains(problem, Assert.Throws<FormatException>(() => Plans.Of(json)).Message, StringComparison.Ordinal);
}
