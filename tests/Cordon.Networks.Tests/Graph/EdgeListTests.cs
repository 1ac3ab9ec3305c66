using Cordon.Networks.Graph;

namespace Cordon.Networks.Tests.Graph;

public sealed class EdgeListTests
{
    [Fact]
    public void A_signed_list_keeps_distrust_and_who_rated_whom()
    {
        var list = EdgeList.Read(new StringReader("a,b,10\nb,a,-5\nc,a,-2.5\na,c,0\n"), signed: true, TestContext.Current.CancellationToken);
        Assert.True(list.Graph.IsSigned);
        var (a, b, c) = (list.Find("a"), list.Find("b"), list.Find("c"));
        Assert.Equal([5f], list.Graph.WeightsOf(b).ToArray());
        Assert.Equal([-2.5f], list.Graph.WeightsOf(c).ToArray());
        Assert.Equal(1, list.Ratings!.GivenBy(a)[0].Value);
        Assert.Equal(-0.5, list.Ratings.GivenBy(b)[0].Value);
        Assert.Equal([b, c], list.Ratings.ReceivedBy(a).ToArray().Select(r => r.Rater));
        Assert.Equal(["line 4: the weight '0' is not a number other than 0"], list.Problems);
    }

    [Fact]
    public void A_list_that_is_not_signed_has_no_ratings_and_refuses_distrust()
    {
        var list = EdgeList.Read(new StringReader("a,b\na,c,-1\n"), TestContext.Current.CancellationToken);
        Assert.Null(list.Ratings);
        Assert.Equal(["line 2: the weight '-1' is not a number above 0"], list.Problems);
    }
}
