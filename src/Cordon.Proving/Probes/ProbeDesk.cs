using Cordon.Events;
using Cordon.Proving.Plans;
using Cordon.Proving.Surfaces;

namespace Cordon.Proving.Probes;

/// <summary>Puts requests to the platform, within the plan's limits, and counts what became of them.</summary>
internal sealed class ProbeDesk(IPlatformSurfaces platform, AuditPlan plan, TimeProvider clock)
{
    /// <summary>So many failures one after the other end the audit: the platform is not there.</summary>
    public const int MostFailuresInARow = 20;

    private readonly DateTimeOffset _end = clock.GetUtcNow() + plan.MostTime;
    private int _inARow;

    public int Requests { get; private set; }

    public int Failed { get; private set; }

    public int Refused { get; private set; }

    /// <summary>The first few reasons of failures.</summary>
    public List<string> Reasons { get; } = [];

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>True when nothing more may be asked.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Looks; null when the platform did not answer, or nothing more may be asked.</summary>
    public async ValueTask<IReadOnlyList<ShownThing>?> Show(SurfaceRequest request, CancellationToken cancellation)
    {
        if (!MayAsk())
            return null;
        try
        {
            var shown = await platform.Show(request, cancellation);
            _inARow = 0;
            // A platform that shows more than it was asked for is measured at what was asked.
            return shown.Count <= request.Count ? shown : [.. shown.Take(request.Count)];
        }
        catch (IOException e)
        {
            Fail(e);
            return null;
        }
    }

    /// <summary>Acts.</summary>
    public async ValueTask Act(ProbeAct act, CancellationToken cancellation)
    {
        if (!MayAsk())
            return;
        try
        {
            if (!await platform.Act(act, cancellation))
                Refused++;
            _inARow = 0;
        }
        catch (IOException e)
        {
            Fail(e);
        }
    }

    public ValueTask Do(Entity actor, string kind, Entity? target, string text, CancellationToken cancellation) => Act(new ProbeAct(actor, kind, target, text), cancellation);

    private bool MayAsk()
    {
        if (!IsOver && (Requests >= plan.MostRequests || clock.GetUtcNow() >= _end))
            IsOver = true;
        if (IsOver)
            return false;
        Requests++;
        return true;
    }

    private void Fail(IOException failure)
    {
        Failed++;
        if (Reasons.Count < 3 && !Reasons.Contains(failure.Message))
            Reasons.Add(failure.Message);
        if (++_inARow >= MostFailuresInARow)
            throw new IOException($"the platform failed {_inARow} times in a row: {failure.Message}", failure);
    }
}
