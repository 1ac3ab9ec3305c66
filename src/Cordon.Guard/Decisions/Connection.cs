namespace Cordon.Guard.Decisions;

/// <summary>How two accounts are to be connected.</summary>
public enum Connection : byte
{
    /// <summary>The platform suggests one to the other.</summary>
    Suggest = 0,

    /// <summary>One follows the other.</summary>
    Follow = 1,

    /// <summary>One writes to the other.</summary>
    Message = 2,

    /// <summary>One adds the other to a group.</summary>
    Group = 3,
}
