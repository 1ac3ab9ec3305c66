using Cordon.Policy.Cel.Syntax;
using Cordon.Policy.Cel.Values;

namespace Cordon.Policy.Cel.Running;

/// <summary>A walk over a list or map; each step costs what its body does.</summary>
/// <param name="span">Where it stands.</param>
/// <param name="range">What is walked over.</param>
/// <param name="slot">The place of the first variable; the second stands behind it.</param>
/// <param name="two">Whether there are two variables: index and element, or key and value.</param>
/// <param name="cost">What a step costs.</param>
internal abstract class ComprehensionNode(CelSpan span, Node range, int slot, bool two, int cost) : Node(span)
{
    /// <summary>What a step of the walk says about the rest of it.</summary>
    protected enum Step
    {
        Next,
        Stop,
    }

    /// <summary>Takes one element.</summary>
    /// <param name="frame">The evaluation, with the variables set.</param>
    /// <param name="first">The first variable: an element, index or key.</param>
    /// <param name="state">What the walk has come to.</param>
    protected abstract Step Take(ref Frame frame, CelValue first, ref WalkState state);

    /// <summary>What the walk gives after its last step.</summary>
    protected abstract CelValue Finish(in WalkState state);

    public override CelValue Evaluate(ref Frame frame)
    {
        var values = range.Evaluate(ref frame);
        var state = default(WalkState);
        switch (values.Reference)
        {
            case CelError:
                return values;
            case CelList list:
                if (!OverList(ref frame, list, ref state))
                    return TooCostly();
                break;
            case CelMap map:
                if (!OverMap(ref frame, map, ref state))
                    return TooCostly();
                break;
            default:
                return Fail($"no such overload: {CelText.Described(values)} has no elements to walk over");
        }

        return Finish(state);
    }

    private bool OverList(ref Frame frame, CelList list, ref WalkState state)
    {
        ref var first = ref frame.Locals[frame.Base + slot];
        for (var i = 0; i < list.Count; i++)
        {
            if (!frame.Charge(cost))
                return false;
            first = two ? CelValue.Of((long)i) : list[i];
            if (two)
                frame.Locals[frame.Base + slot + 1] = list[i];
            if (Take(ref frame, first, ref state) == Step.Stop)
                break;
        }

        return frame.Budget >= 0;
    }

    private bool OverMap(ref Frame frame, CelMap map, ref WalkState state)
    {
        foreach (var (key, value) in map.Entries)
        {
            if (!frame.Charge(cost))
                return false;
            frame.Locals[frame.Base + slot] = key;
            if (two)
                frame.Locals[frame.Base + slot + 1] = value;
            if (Take(ref frame, key, ref state) == Step.Stop)
                break;
        }

        return frame.Budget >= 0;
    }

    /// <summary>What a walk has come to.</summary>
    protected struct WalkState
    {
        public CelValue Result;
        public int Count;
        public CelValue[]? Elements;
        public HashMap? Map;

        public void Add(CelValue value)
        {
            Elements ??= new CelValue[4];
            if (Count == Elements.Length)
                Array.Resize(ref Elements, Count * 2);
            Elements[Count++] = value;
        }

        public readonly CelValue List => CelValue.Of(Elements is null ? ArrayList.Empty : new ArrayList(Elements, Count));
    }
}

/// <summary><c>all</c> and <c>exists</c>: ends at the first element that decides; an error counts only when no element decides.</summary>
internal sealed class QuantifierNode(CelSpan span, Node range, int slot, bool two, int cost, Node body, bool isAll) : ComprehensionNode(span, range, slot, two, cost)
{
    protected override Step Take(ref Frame frame, CelValue first, ref WalkState state)
    {
        var outcome = body.Test(ref frame);
        if (outcome == Truth.Error)
        {
            if (!state.Result.IsError)
                state.Result = frame.Error;
            return Step.Next;
        }

        if (outcome == Truth.True == isAll)
            return Step.Next;
        state.Result = CelValue.Of(!isAll);
        return Step.Stop;
    }

    protected override CelValue Finish(in WalkState state) => state.Result.IsNull ? CelValue.Of(isAll) : state.Result;
}

/// <summary><c>exists_one</c>: any error is the result.</summary>
internal sealed class ExistsOneNode(CelSpan span, Node range, int slot, bool two, int cost, Node body) : ComprehensionNode(span, range, slot, two, cost)
{
    protected override Step Take(ref Frame frame, CelValue first, ref WalkState state)
    {
        switch (body.Test(ref frame))
        {
            case Truth.Error:
                state.Result = frame.Error;
                return Step.Stop;
            case Truth.True:
                state.Count++;
                break;
        }

        return Step.Next;
    }

    protected override CelValue Finish(in WalkState state) => state.Result.IsError ? state.Result : CelValue.Of(state.Count == 1);
}

/// <summary>The macros that make a list or map; any error is the result.</summary>
internal sealed class CollectNode(CelSpan span, Node range, int slot, bool two, int cost, ComprehensionKind kind, Node? filter, Node body)
    : ComprehensionNode(span, range, slot, two, cost)
{
    protected override Step Take(ref Frame frame, CelValue first, ref WalkState state)
    {
        var condition = kind == ComprehensionKind.Filter ? body : filter;
        if (condition is not null)
        {
            var outcome = condition.Test(ref frame);
            if (outcome == Truth.False)
                return Step.Next;
            if (outcome == Truth.Error)
                return Failed(ref state, frame.Error);
        }

        if (kind == ComprehensionKind.Filter)
        {
            state.Add(first);
            return Step.Next;
        }

        var value = body.Evaluate(ref frame);
        if (value.IsError)
            return Failed(ref state, value);
        switch (kind)
        {
            case ComprehensionKind.List:
                state.Add(value);
                return Step.Next;
            case ComprehensionKind.Map:
                state.Map ??= new HashMap(4);
                return state.Map.Add(first, value) is { } problem ? Failed(ref state, Fail(problem)) : Step.Next;
            default:
                return Merge(ref frame, value, ref state);
        }
    }

    protected override CelValue Finish(in WalkState state)
    {
        if (state.Result.IsError)
            return state.Result;
        return kind is ComprehensionKind.Map or ComprehensionKind.Entries ? CelValue.Of(state.Map ?? new HashMap(0)) : state.List;
    }

    private Step Merge(ref Frame frame, CelValue value, ref WalkState state)
    {
        if (value.Reference is not CelMap entries)
            return Failed(ref state, Fail($"transformMapEntry makes entries, not {CelText.Described(value)}"));
        state.Map ??= new HashMap(4);
        foreach (var (key, one) in entries.Entries)
        {
            if (!frame.Charge(1))
                return Step.Stop;
            if (state.Map.Add(key, one) is { } problem)
                return Failed(ref state, Fail(problem));
        }

        return Step.Next;
    }

    private static Step Failed(ref WalkState state, CelValue error)
    {
        state.Result = error;
        return Step.Stop;
    }
}
