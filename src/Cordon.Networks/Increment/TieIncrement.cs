using Cordon.Networks.Detecting;
using Cordon.Networks.History;
using Cordon.Networks.Ties;

namespace Cordon.Networks.Increment;

/// <summary>
/// The ties of every kind, kept as events arrive. What is per object, pair and account is kept and changed by difference; the statistics
/// that every event changes are computed again from it over the candidates. The result is that of
/// <see cref="NetworkDetector.FindTies(EventTable, DetectionOptions, IProgress{DetectionProgress}?, CancellationToken)"/> on the same table, to the last bit.
/// </summary>
internal sealed class TieIncrement
{
    private readonly EventTable _table;
    private readonly DetectionOptions _options;
    private readonly CoActionIncrement?[] _coActions = new CoActionIncrement?[TieKinds.All.Count];
    private readonly ArtifactIncrement?[] _artifacts = new ArtifactIncrement?[TieKinds.All.Count];
    private readonly DirectIncrement?[] _direct = new DirectIncrement?[TieKinds.All.Count];
    private readonly AnswerIncrement _answers;
    private readonly JointIncrement _joint;

    /// <param name="table">The events; more may be added between updates.</param>
    /// <param name="options">How ties are made.</param>
    public TieIncrement(EventTable table, DetectionOptions options)
    {
        (_table, _options, _answers) = (table, options, new AnswerIncrement(table));
        foreach (var kind in TieKinds.All)
        {
            switch (TieKinds.FamilyOf(kind))
            {
                case TieFamily.CoAction:
                    _coActions[(int)kind] = new CoActionIncrement(table, kind, options.Ties);
                    break;
                case TieFamily.Artifact:
                    _artifacts[(int)kind] = new ArtifactIncrement(table, kind);
                    break;
                default:
                    _direct[(int)kind] = new DirectIncrement(table, kind, options.Ties);
                    break;
            }
        }

        _joint = new JointIncrement([.. _coActions.OfType<CoActionIncrement>()], options.Ties);
    }

    /// <summary>Takes the events that came since the last update, and gives the ties and answers of all. An update that is stopped leaves no usable state.</summary>
    public (FoundTies Found, Answers Answers) Update(IProgress<DetectionProgress>? progress, CancellationToken cancellation)
    {
        _table.Complete();
        var found = NetworkDetector.FindTies(
            kind => _coActions[(int)kind] is { } coActions ? (coActions.Update(cancellation), null)
                : _direct[(int)kind] is { } direct ? (direct.Update(), null)
                : Standing(_artifacts[(int)kind]!.Update(), cancellation),
            layers => _joint.AddTo(layers, _table, cancellation),
            _options,
            progress,
            cancellation);
        return (found, _answers.Update());
    }

    private (TieLayer Layer, ArtifactTies? Artifacts) Standing(ArtifactTies artifacts, CancellationToken cancellation) =>
        (artifacts.Standing(_options.Ties, cancellation), artifacts);
}
