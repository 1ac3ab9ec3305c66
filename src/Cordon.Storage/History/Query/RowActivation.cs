using Cordon.Policy.Cel;

namespace Cordon.Storage.History.Query;

/// <summary>The variables of a condition over one row.</summary>
internal sealed class RowActivation(RowView row) : CelActivation
{
    private readonly CelValue _event = CelValue.Of(RowView.Struct, row);

    public override CelValue Variable(int slot) => slot switch
    {
        0 => _event,
        1 => CelValue.Of(row.Verdict),
        2 => CelValue.Of(row.Rules),
        _ => CelValue.Of(row.ShadowRules),
    };
}
