using Cordon.Events.Log;
using Cordon.Policy.Commands;
using Cordon.Policy.Health;
using Cordon.Policy.Labels;

namespace Cordon.Policy.Evaluating;

/// <content>Commands: acts of people and of other parts of Cordon.</content>
public sealed partial class PolicyEngine
{
    /// <summary>Takes the next command. A command that cannot be carried out changes nothing, and the evaluation says why.</summary>
    /// <exception cref="ArgumentException">The record does not come after the last.</exception>
    public Evaluation Apply(CommandRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        Follow(record);
        var parts = new EvaluationParts();
        var problem = record.Name switch
        {
            CommandNames.LabelSet => SetLabels(record, parts),
            CommandNames.LabelRemove => RemoveLabels(record, parts),
            CommandNames.PolicyActivate => Activate(record, parts),
            CommandNames.RuleReset => Reset(record, parts),
            _ => "there is no such command; it was written by another version",
        };
        if (problem is not null)
            parts.Errors.Add(new EvaluationError($"command {record.Name}", problem));
        return new Evaluation(record.Sequence, null, record.Name, parts);
    }

    private string? SetLabels(CommandRecord record, EvaluationParts parts)
    {
        if (!LabelCommand.TryRead(record.Body, out var command, out var problem))
            return problem;
        var lasts = Policy.Labels.TryGet(command.Label, out var definition) ? definition.Expires : null;
        foreach (var entity in command.Entities)
        {
            var label = new Label
            {
                Name = command.Label,
                Source = command.Source,
                SetBy = command.By,
                Reason = command.Reason,
                Sequence = record.Sequence,
                Set = record.Received,
                Expires = command.Expires ?? (lasts is { } time ? record.Received + time : null),
            };
            Labels.Set(entity, label, Policy.Labels, parts.LabelChanges);
        }

        return null;
    }

    private string? RemoveLabels(CommandRecord record, EvaluationParts parts)
    {
        if (!LabelCommand.TryRead(record.Body, out var command, out var problem))
            return problem;
        foreach (var entity in command.Entities)
            Labels.Remove(entity, command.Label, command.Source, command.By, command.Reason, record.Received, parts.LabelChanges);
        return null;
    }

    private string? Activate(CommandRecord record, EvaluationParts parts)
    {
        if (!ActivateCommand.TryRead(record.Body, out var command, out var problem))
            return problem;
        if (_resolve(command.Hash) is not { } policy)
            return $"there is no policy {command.Hash}; the active one stays";
        Activate(policy);
        parts.Activated = policy.Hash;
        return null;
    }

    private string? Reset(CommandRecord record, EvaluationParts parts)
    {
        if (!ResetCommand.TryRead(record.Body, out var command, out var problem))
            return problem;
        if (!_ledger.Reset(command.Rule))
            return $"the rule '{Events.Shown.Brief(command.Rule)}' is not broken, or there is no such rule";
        parts.Alarms.Add(new RuleAlarm(RuleAlarmKind.Reset, command.Rule, $"reset by {command.By}: {command.Reason}"));
        return null;
    }
}
