using Cordon.Guard.Snapshots;
using Cordon.Guard.Surfaces;

namespace Cordon.Guard.Decisions;

/// <summary>Who looks, or acts.</summary>
/// <param name="Key">The key of the account; <see cref="GuardKeys.None"/> when nobody is signed in.</param>
/// <param name="Age">What the platform knows of the age. With a label that says otherwise, the account is a child's.</param>
public readonly record struct Viewer(ulong Key, AgeClass Age = AgeClass.Unknown);
