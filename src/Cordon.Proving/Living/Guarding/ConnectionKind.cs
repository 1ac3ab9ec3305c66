namespace Cordon.Proving.Living.Guarding;

/// <summary>How two accounts are to be connected.</summary>
public enum ConnectionKind : byte
{
    /// <summary>The platform suggests one to the other.</summary>
    Suggest = 0,

    /// <summary>One follows the other.</summary>
    Follow = 1,

    /// <summary>One writes to the other.</summary>
    Message = 2,
}
