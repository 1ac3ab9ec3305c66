namespace Cordon.Server.Http;

/// <summary>A request cannot be done as asked; becomes a problem answer.</summary>
internal sealed class RequestProblem(int status, string title, string detail, IReadOnlyList<ProblemPlace>? places = null) : Exception(detail)
{
    /// <summary>The HTTP status.</summary>
    public int Status { get; } = status;

    /// <summary>The kind of problem.</summary>
    public string Title { get; } = title;

    /// <summary>Where.</summary>
    public IReadOnlyList<ProblemPlace>? Places { get; } = places;
}
