using Cordon.Events;
using Cordon.Policy.Cel;

namespace Cordon.Policy.Evaluating;

/// <summary>
/// The current event as the CEL value <c>event</c>. One view serves one engine and shows one event after the other, so that evaluation makes
/// no objects; its values are good until the next event.
/// </summary>
internal sealed class EventView
{
    // The lists by type; the last is of all objects.
    private static readonly (string Field, string? Type)[] Lists = [.. EventLists.ByType, ("objects", null)];

    private readonly EntityTexts[] _lists = [.. Lists.Select(_ => new EntityTexts())];
    private readonly CelValue[] _listValues;
    private readonly AttributeMap _attributes = new();
    private readonly CelValue _attributesValue;
    private int _filled;

    public EventView()
    {
        _listValues = [.. _lists.Select(l => CelValue.Of(l))];
        _attributesValue = CelValue.Of(_attributes);
        Value = CelValue.Of(Struct, this);
    }

    /// <summary>The declaration that the checker sees.</summary>
    public static CelStruct Struct { get; } = Declare();

    public Event Event { get; private set; } = null!;

    /// <summary>The view as a value.</summary>
    public CelValue Value { get; }

    public void Show(Event shown)
    {
        Event = shown;
        _attributes.Show(shown);
        _filled = 0;
    }

    /// <summary>The entity behind a text that came from this event; read from the text itself when it did not.</summary>
    public bool TryEntity(string text, out Entity entity)
    {
        if (ReferenceEquals(text, Event.Actor.Text))
            entity = Event.Actor;
        else if (ReferenceEquals(text, Event.Target.Text))
            entity = Event.Target;
        else
            return TryObject(text, out entity);
        return !entity.IsNone;
    }

    private static CelStruct Declare()
    {
        var type = new CelStruct("event")
            .With("id", CelType.String, static host => CelValue.Of(((EventView)host).Event.Id))
            .With("time", CelType.Timestamp, static host => CelValue.Of(((EventView)host).Event.Time))
            .With("kind", CelType.String, static host => CelValue.Of(((EventView)host).Event.Kind))
            .With("actor", CelType.String, static host => CelValue.Of(((EventView)host).Event.Actor.Text))
            .With("target", CelType.String, static host => CelValue.Of(((EventView)host).Event.Target.Text))
            .With("text", CelType.String, static host => CelValue.Of(((EventView)host).Event.Text ?? ""))
            .With("attributes", CelType.Map(CelType.String, CelType.String), static host => ((EventView)host)._attributesValue);
        for (var i = 0; i < Lists.Length; i++)
        {
            var index = i;
            type.With(Lists[i].Field, CelType.List(CelType.String), host => ((EventView)host).List(index));
        }

        return type;
    }

    private bool TryObject(string text, out Entity entity)
    {
        var objects = Event.Objects;
        for (var i = 0; i < objects.Count; i++)
        {
            if (ReferenceEquals(text, objects[i].Text))
            {
                entity = objects[i];
                return true;
            }
        }

        return Entity.TryParse(text, out entity, out _);
    }

    private CelValue List(int index)
    {
        if ((_filled >> index & 1) == 0)
        {
            _lists[index].Fill(Event.Objects, Lists[index].Type);
            _filled |= 1 << index;
        }

        return _listValues[index];
    }
}
