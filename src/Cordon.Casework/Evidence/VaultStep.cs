namespace Cordon.Casework.Evidence;

/// <summary>The steps of a vault's work, between any two of which a process may end.</summary>
public enum VaultStep
{
    /// <summary>Before content is sealed into a file.</summary>
    Seal,

    /// <summary>Before its wrapped key is written.</summary>
    WriteKey,

    /// <summary>Before it is put into the index.</summary>
    Index,

    /// <summary>Before its arrival is entered into the ledger.</summary>
    EnterArrival,

    /// <summary>Before it is marked as kept.</summary>
    MarkKept,

    /// <summary>Before it is marked as being destroyed.</summary>
    MarkDestroying,

    /// <summary>Before its destruction is entered into the ledger.</summary>
    EnterDestruction,

    /// <summary>Before its key is overwritten.</summary>
    Shred,

    /// <summary>Before its sealed content is removed.</summary>
    RemoveContent,

    /// <summary>Before it is marked as destroyed.</summary>
    MarkDestroyed,
}
