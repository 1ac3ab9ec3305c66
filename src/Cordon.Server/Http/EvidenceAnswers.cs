using Cordon.Casework.Evidence;
using Cordon.Casework.Ledger;
using Cordon.Casework.Reporting;
using Cordon.Storage;
using Microsoft.AspNetCore.Http;

namespace Cordon.Server.Http;

/// <summary>What endpoints of evidence and reports have in common.</summary>
internal static class EvidenceAnswers
{
    /// <summary>A person, a time and a reason.</summary>
    public sealed record DecisionAnswer(string By, DateTimeOffset At, string Reason);

    /// <summary>A piece of evidence.</summary>
    public sealed record EvidenceAnswer(
        string Sha256, long Size, string State, DateTimeOffset Received, string ReceivedBy, string Source, string? FileName, string? MediaType, DateTimeOffset PreservedUntil,
        DecisionAnswer? Hold, DecisionAnswer? Destruction, DateTimeOffset? Destroyed, IReadOnlyList<string> Cases);

    public static EvidenceAnswer Of(EvidenceRecord record) => new(
        record.Sha256, record.Size, record.State.ToString().ToLowerInvariant(), record.Received, record.ReceivedBy, record.Source, record.FileName, record.MediaType, record.PreservedUntil,
        Of(record.Hold), Of(record.Destruction), record.DestroyedAt, record.Cases);

    public static DecisionAnswer? Of(Attributed? decision) => decision is null ? null : new DecisionAnswer(decision.By, decision.At, decision.Reason);

    /// <summary>Does something, and turns what cannot be done into a problem.</summary>
    public static async Task<T> Do<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (EvidenceException e)
        {
            throw e.Problem switch
            {
                EvidenceProblem.Invalid => new RequestProblem(StatusCodes.Status400BadRequest, "Bad request", e.Message),
                EvidenceProblem.Unknown => new RequestProblem(StatusCodes.Status404NotFound, "No such evidence", e.Message),
                EvidenceProblem.Gone => new RequestProblem(StatusCodes.Status410Gone, "Destroyed", e.Message),
                EvidenceProblem.Refused => new RequestProblem(StatusCodes.Status409Conflict, "Not done", e.Message),
                EvidenceProblem.Mismatch => new RequestProblem(StatusCodes.Status422UnprocessableEntity, "Other content", e.Message),
                EvidenceProblem.TooLarge => new RequestProblem(StatusCodes.Status413PayloadTooLarge, "Too large", e.Message),
                EvidenceProblem.Unreachable => new RequestProblem(StatusCodes.Status502BadGateway, "Not pulled", e.Message),
                _ => new RequestProblem(StatusCodes.Status500InternalServerError, "Damaged", e.Message),
            };
        }
        catch (ReportException e)
        {
            throw e.Problem switch
            {
                ReportProblem.Invalid => new RequestProblem(StatusCodes.Status422UnprocessableEntity, "Cannot be reported", e.Message),
                ReportProblem.Unknown => new RequestProblem(StatusCodes.Status404NotFound, "No such report", e.Message),
                _ => new RequestProblem(StatusCodes.Status409Conflict, "Not done", e.Message),
            };
        }
        catch (LedgerException e)
        {
            throw new StorageException(e.Message, e);
        }
    }

    /// <summary>Does something at once.</summary>
    public static Task<T> Do<T>(Func<T> work) => Do(() => Task.FromResult(work()));
}
