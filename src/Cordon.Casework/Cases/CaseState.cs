namespace Cordon.Casework.Cases;

/// <summary>The life of a network's case.</summary>
public enum CaseState
{
    /// <summary>Detected; nobody has looked yet.</summary>
    Suspected,

    /// <summary>Somebody works on it.</summary>
    InReview,

    /// <summary>A plan was approved.</summary>
    Confirmed,

    /// <summary>The plan was carried out.</summary>
    Dismantled,

    /// <summary>Taken down, and watched for whether it comes again.</summary>
    Watched,

    /// <summary>People looked, and it is no such network.</summary>
    Cleared,
}
