using Cordon.Events;
using Cordon.Policy.Cel;

namespace Cordon.Policy.Evaluating;

/// <summary>Some entities of an event as a CEL list of their names; filled anew for every event that asks.</summary>
internal sealed class EntityTexts : CelList
{
    private readonly List<Entity> _entities = [];

    public override int Count => _entities.Count;

    public IReadOnlyList<Entity> Entities => _entities;

    public override CelValue this[int index] => CelValue.Of(_entities[index].Text);

    public override bool Contains(string text)
    {
        foreach (var entity in _entities)
        {
            if (entity.Text == text)
                return true;
        }

        return false;
    }

    /// <summary>Takes the entities of a type, or all when it is null.</summary>
    public void Fill(IReadOnlyList<Entity> objects, string? type)
    {
        _entities.Clear();
        for (var i = 0; i < objects.Count; i++)
        {
            if (type is null || objects[i].Is(type))
                _entities.Add(objects[i]);
        }
    }
}
