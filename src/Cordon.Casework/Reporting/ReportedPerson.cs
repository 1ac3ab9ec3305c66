namespace Cordon.Casework.Reporting;

/// <summary>What is known of the person behind an account; all of it is optional.</summary>
public sealed record ReportedPerson
{
    /// <summary>Given name.</summary>
    public string? FirstName { get; init; }

    /// <summary>Family name.</summary>
    public string? LastName { get; init; }

    /// <summary>Telephone number.</summary>
    public string? Phone { get; init; }

    /// <summary>Mail address.</summary>
    public string? Email { get; init; }

    /// <summary>Age in years.</summary>
    public int? Age { get; init; }

    /// <summary>Date of birth.</summary>
    public DateOnly? DateOfBirth { get; init; }
}
