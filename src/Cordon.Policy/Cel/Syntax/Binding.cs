namespace Cordon.Policy.Cel.Syntax;

/// <summary>What a name stands for.</summary>
internal abstract record Binding(CelType Type)
{
    /// <summary>A variable of the environment.</summary>
    internal sealed record Global(CelVariable Variable) : Binding(Variable.Type);

    /// <summary>A variable of a macro.</summary>
    internal sealed record Local(CelType Type, int Slot) : Binding(Type);

    /// <summary>The name of a type.</summary>
    internal sealed record TypeName(CelType Named) : Binding(CelType.TypeOf(Named));
}
