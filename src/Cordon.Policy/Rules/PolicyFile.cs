namespace Cordon.Policy.Rules;

/// <summary>One file of a policy.</summary>
/// <param name="Name">Its path inside the policy's folder, with <c>/</c> between the parts.</param>
/// <param name="Bytes">What it holds.</param>
public sealed record PolicyFile(string Name, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>True for a YAML file of declarations, rules or tests.</summary>
    public bool IsYaml => Name.EndsWith(".yaml", StringComparison.Ordinal) || Name.EndsWith(".yml", StringComparison.Ordinal);

    /// <summary>True for a YAML file that holds only tests.</summary>
    public bool IsTests => Name.EndsWith(".test.yaml", StringComparison.Ordinal) || Name.EndsWith(".test.yml", StringComparison.Ordinal);

    /// <summary>True for a file of list entries.</summary>
    public bool IsList => Name.EndsWith(".txt", StringComparison.Ordinal);
}
