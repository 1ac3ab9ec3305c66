using Cordon.Policy.Cel;

namespace Cordon.Policy.Rules;

/// <summary>A compiled expression of a policy and where it stands.</summary>
internal sealed record Expression(string File, int Line, CelProgram Program)
{
    public string Source => Program.Source;
}
