using Cordon.Events;

namespace Cordon.Proving.Surfaces;

/// <summary>What a probe does.</summary>
/// <param name="Actor">The account that acts; for <c>register</c>, the account to be opened.</param>
/// <param name="Kind">The kind of event: <c>register</c>, <c>follow</c>, <c>like</c>, <c>search</c>, <c>view</c>, …</param>
/// <param name="Target">What it is done to; null where there is nothing, as in a search.</param>
/// <param name="Text">The query of a search; for <c>register</c>, the age class <c>child</c>, <c>adult</c> or <c>unknown</c>.</param>
public sealed record ProbeAct(Entity Actor, string Kind, Entity? Target, string Text);
