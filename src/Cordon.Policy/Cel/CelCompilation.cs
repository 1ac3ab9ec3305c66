using System.Diagnostics.CodeAnalysis;

namespace Cordon.Policy.Cel;

/// <summary>What came of compiling an expression: a program, or the problems that stand in its way.</summary>
/// <param name="Source">The source.</param>
/// <param name="Program">The program; null when there are problems.</param>
/// <param name="Problems">The problems, in source order.</param>
public sealed record CelCompilation(string Source, CelProgram? Program, IReadOnlyList<CelProblem> Problems)
{
    /// <summary>Whether there is a program.</summary>
    [MemberNotNullWhen(true, nameof(Program))]
    public bool Succeeded => Program is not null;

    /// <summary>All problems as a compiler shows them, with an empty line between two.</summary>
    public string Render(string name = "expression") => string.Join('\n', Problems.Select(p => p.Render(Source, name)));
}
