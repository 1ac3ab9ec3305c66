using System.Runtime.InteropServices;

namespace Cordon.Events.Formats;

/// <summary>
/// An event in the making. Every format fills one of these, so that the rules that hold for all of them (the spelling of
/// links and tags, derived domains and text fingerprints, limits) are applied in one place, once.
/// </summary>
internal sealed class EventDraft(EntityCache cache)
{
    private static readonly IReadOnlyDictionary<string, string> NoAttributes = new Dictionary<string, string>();

    private readonly List<Entity> _objects = [];
    private readonly List<Entity> _finished = [];
    private Dictionary<string, string>? _attributes;
    private string? _problem;

    /// <summary>The names lately seen.</summary>
    public EntityCache Cache => cache;

    public string? Id { get; set; }

    public DateTimeOffset? Time { get; set; }

    public string? Kind { get; set; }

    public Entity Actor { get; set; }

    public Entity Target { get; set; }

    /// <summary>The public text; dropped when the event turns out to be a message.</summary>
    public string? Text { get; set; }

    public int ObjectCount => _objects.Count;

    public void Clear()
    {
        _objects.Clear();
        _attributes = null;
        _problem = null;
        (Id, Time, Kind, Text) = (null, null, null, null);
        (Actor, Target) = (default, default);
    }

    /// <summary>Notes the first thing that is wrong; the event is then refused with it.</summary>
    public void Refuse(string problem) => _problem ??= problem;

    public void Add(Entity entity) => _objects.Add(entity);

    /// <summary>Adds an object of a type; nothing when there is no id, a refusal when the id cannot be one.</summary>
    public void Add(string type, string? id)
    {
        var entity = Entity(type, id);
        if (!entity.IsNone)
            _objects.Add(entity);
    }

    /// <summary>Notes that an account is named: the first is the target when there is none yet, further ones are objects.</summary>
    public void AddMention(string? account)
    {
        var named = Entity(EntityTypes.Account, account);
        if (Target.IsNone)
            Target = named;
        else if (!named.IsNone && named != Target)
            _objects.Add(named);
    }

    /// <summary>An entity of a type; none when there is no id, a refusal when the id cannot be one.</summary>
    public Entity Entity(string type, string? id)
    {
        if (string.IsNullOrWhiteSpace(id))
            return default;
        if (!Events.Entity.TryParse(string.Concat(type, ":", id), out var entity, out var problem))
            Refuse(problem);
        return entity;
    }

    public void AddAttribute(string name, string value) => (_attributes ??= new(StringComparer.Ordinal))[name] = value;

    public bool HasAttribute(string name) => _attributes?.ContainsKey(name) ?? false;

    /// <summary>Makes the event, or says what keeps it from being one.</summary>
    public bool TryFinish(out Event? made, out string? problem)
    {
        made = null;
        problem = _problem ?? Missing() ?? TimeText.OutOfBounds(Time!.Value) ?? Excess();
        if (problem is not null)
            return false;

        // Message content is never read: only that one account wrote to another.
        var text = Kind == EventKinds.Message ? null : Text;
        var objects = FinishObjects(text);
        if (objects.Length > Limits.ObjectsPerEvent)
        {
            problem = $"the event has {objects.Length} objects with the domains and fingerprint that follow from them; at most {Limits.ObjectsPerEvent} are read";
            return false;
        }

        made = new Event
        {
            Id = Id!,
            Time = Time!.Value,
            Kind = Kind!,
            Actor = Actor,
            Target = Target.IsNone ? default : Spelled(Target),
            Objects = objects,
            Text = text,
            Attributes = _attributes ?? NoAttributes,
        };
        return true;
    }

    private string? Missing()
    {
        if (string.IsNullOrEmpty(Id))
            return "the event has no id; give every event the key under which the source knows it";
        if (Time is null)
            return "the event has no time; write RFC 3339 with a zone, for example 2026-03-01T12:00:00Z";
        if (string.IsNullOrEmpty(Kind))
            return "the event has no kind; say what happened, for example post, follow or report";
        return Actor.IsNone ? "the event has no actor; say who did it, for example account:a17" : null;
    }

    private string? Excess()
    {
        if (Id!.Length > Limits.EventIdChars)
            return $"the id has {Id.Length} characters; at most {Limits.EventIdChars} are read";
        if (!Kinds.IsKind(Kind))
            return $"kind '{Shown.Brief(Kind)}' is not a kind; write 1-{Limits.KindChars} of a-z 0-9 _ - . starting with a letter";
        if (Text is { Length: > Limits.TextChars })
            return $"the text has {Text.Length} characters; at most {Limits.TextChars} are read";
        return _attributes is { Count: > Limits.AttributesPerEvent }
            ? $"the event has {_attributes.Count} attributes; at most {Limits.AttributesPerEvent} are read"
            : null;
    }

    private Entity[] FinishObjects(string? text)
    {
        _finished.Clear();
        foreach (var entity in CollectionsMarshal.AsSpan(_objects))
            AddOnce(Spelled(entity));
        var own = _finished.Count;
        for (var i = 0; i < own; i++)
        {
            if (_finished[i].Is(EntityTypes.Link) && cache.TryDomain(Links.Domain(_finished[i].Id), out var domain))
                AddOnce(domain);
        }

        // A search is not published, so that two people searching alike are not tied by it.
        if (text is not null && Kind != EventKinds.Search && TextFingerprint.Of(text) is { } fingerprint)
            AddOnce(Events.Entity.Of(EntityTypes.Text, fingerprint));
        return _finished.Count == 0 ? [] : [.. _finished];
    }

    private void AddOnce(Entity entity)
    {
        foreach (var present in CollectionsMarshal.AsSpan(_finished))
        {
            if (present == entity)
                return;
        }

        _finished.Add(entity);
    }

    /// <summary>The entity in its one spelling.</summary>
    private static Entity Spelled(Entity entity)
    {
        if (entity.Is(EntityTypes.Link))
        {
            return Links.IsNormal(entity.Id) ? entity : Events.Entity.Of(EntityTypes.Link, Links.Normalise(entity.Id.ToString()));
        }

        if (entity.Is(EntityTypes.Tag) && !Tags.IsFolded(entity.Id))
            return Events.Entity.TryParse(string.Concat(EntityTypes.Tag, ":", Tags.Fold(entity.Id)), out var tag, out _) ? tag : entity;
        return entity;
    }
}
