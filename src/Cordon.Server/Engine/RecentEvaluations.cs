using Cordon.Policy.Evaluating;

namespace Cordon.Server.Engine;

/// <summary>The latest evaluations by the keys of their events, so that a caller that sends an event again gets the verdict that it missed.</summary>
internal sealed class RecentEvaluations(int most)
{
    private readonly Dictionary<string, Evaluation> _byId = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    public void Add(in Evaluation evaluation)
    {
        if (evaluation.Event is not { } e)
            return;
        if (_order.Count >= most)
            _byId.Remove(_order.Dequeue());
        _byId[e.Id] = evaluation;
        _order.Enqueue(e.Id);
    }

    public Evaluation? Find(string id) => _byId.TryGetValue(id, out var known) ? known : null;
}
