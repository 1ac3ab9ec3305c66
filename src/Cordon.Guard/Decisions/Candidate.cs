using Cordon.Guard.Snapshots;
using Cordon.Guard.Surfaces;

namespace Cordon.Guard.Decisions;

/// <summary>What a surface is about to show.</summary>
/// <param name="Key">The key of the account, post, tag or other entity.</param>
/// <param name="Author">The key of the account behind it; <see cref="GuardKeys.None"/> when it is an account itself, or has none. What stands against either counts.</param>
/// <param name="Age">What the platform knows of the age of the account, or of the author.</param>
public readonly record struct Candidate(ulong Key, ulong Author = GuardKeys.None, AgeClass Age = AgeClass.Unknown);
