using System.Text.Json;
using Cordon.Casework;
using Cordon.Casework.Decisions;
using Cordon.Casework.Queues;
using Cordon.Casework.Wellness;

namespace Cordon.Storage.Casework;

/// <summary>What people set: routes, queues, the rules of the house, wellness. Held in memory, too, because every job asks for them.</summary>
public sealed partial class CaseworkStore
{
    private const string RoutesName = "routes";
    private const string QueuesName = "queues";
    private const string RulesName = "rules";
    private const string WellnessName = "wellness";

    private volatile IReadOnlyList<RoutingRule> _routes = [];
    private volatile Dictionary<string, QueueSettings> _queues = [];
    private volatile HouseRules _rules = HouseRules.Usual;
    private volatile WellnessSettings _wellness = new();

    /// <inheritdoc/>
    public IReadOnlyList<RoutingRule> Routes => _routes;

    /// <inheritdoc/>
    public HouseRules Rules => _rules;

    /// <inheritdoc/>
    public WellnessSettings Wellness => _wellness;

    /// <inheritdoc/>
    public QueueSettings Settings(string queue) => _queues.TryGetValue(queue, out var settings) ? settings : new QueueSettings { Queue = queue };

    /// <inheritdoc/>
    public void SetRoutes(IReadOnlyList<RoutingRule> rules, Acting who, DateTimeOffset now) => _routes = Kept(RoutesName, rules.ToList(), who, now);

    /// <inheritdoc/>
    public void Set(QueueSettings settings, Acting who, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(settings);
        // Under the lock from reading to replacing, so that of two at once none is lost.
        _db.Locked(() => _queues = Kept(QueuesName, new Dictionary<string, QueueSettings>(_queues) { [settings.Queue] = settings }, who, now));
    }

    /// <inheritdoc/>
    public void SetRules(HouseRules rules, Acting who, DateTimeOffset now) => _rules = Kept(RulesName, rules, who, now);

    /// <inheritdoc/>
    public void SetWellness(WellnessSettings settings, Acting who, DateTimeOffset now) => _wellness = Kept(WellnessName, settings, who, now);

    private void LoadSettings()
    {
        _routes = Read<List<RoutingRule>>(RoutesName) ?? [];
        _queues = Read<Dictionary<string, QueueSettings>>(QueuesName) ?? [];
        _rules = Read<HouseRules>(RulesName) ?? HouseRules.Usual;
        _wellness = Read<WellnessSettings>(WellnessName) ?? new WellnessSettings();
    }

    private T? Read<T>(string name)
        where T : class => _db.Query("SELECT value FROM settings WHERE name = $name", row => JsonSerializer.Deserialize<T>(row.GetString(0)), ("$name", name)).FirstOrDefault();

    private T Kept<T>(string name, T value, Acting who, DateTimeOffset now) => _db.InTransaction(() =>
    {
        var text = JsonSerializer.Serialize(value);
        _db.Run("INSERT INTO settings VALUES ($name, $value) ON CONFLICT DO UPDATE SET value = $value", ("$name", name), ("$value", text));
        Act(now, who, "casework.set", $"casework:{name}", ("value", text));
        return value;
    });
}
