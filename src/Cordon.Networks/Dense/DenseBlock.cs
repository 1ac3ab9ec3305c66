namespace Cordon.Networks.Dense;

/// <summary>Accounts that touched the same objects far more than others do.</summary>
/// <param name="Accounts">Ascending.</param>
/// <param name="Objects">Ascending.</param>
/// <param name="Density">The weight of the pairs inside over accounts and objects together, an object of fan f weighing 1 / ln(f + 5).</param>
/// <param name="Pairs">Pairs of an account and an object inside.</param>
public sealed record DenseBlock(IReadOnlyList<int> Accounts, IReadOnlyList<int> Objects, double Density, long Pairs)
{
    /// <summary>The share of all possible pairs that is there, in [0,1].</summary>
    public double Fill => Accounts.Count == 0 || Objects.Count == 0 ? 0 : Pairs / ((double)Accounts.Count * Objects.Count);
}
