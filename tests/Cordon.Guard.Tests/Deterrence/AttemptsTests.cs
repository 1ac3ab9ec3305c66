using Cordon.Guard.Deterrence;

namespace Cordon.Guard.Tests.Deterrence;

public sealed class AttemptsTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_message_shown_again_within_the_window_is_a_repeated_attempt_and_later_it_is_not()
    {
        var attempts = new Attempts(window: TimeSpan.FromHours(1));
        attempts.Shown("account:a", "goods", Start);
        attempts.Shown("account:a", "goods", Start.AddMinutes(60));
        Assert.Equal(3, attempts.Shown("account:a", "goods", Start.AddMinutes(121)));
        attempts.Shown("account:b", "goods", Start);
        attempts.Shown("", "goods", Start);
        attempts.Shown("", "goods", Start);
        attempts.Clicked("account:a", "goods");
        attempts.Clicked("", "goods");

        Assert.Equal([new ListCount("goods", 6, 1, 2)], attempts.ByList());
        Assert.Equal([new Attempt("account:a", "goods", 3, 1, 1, Start, Start.AddMinutes(121))], attempts.MostRepeated(10));
        Assert.Equal(1, Assert.Single(attempts.Of("account:b")).Shown);
    }

    [Fact]
    public void Beyond_the_bound_the_pair_not_met_for_longest_is_forgotten_and_counted()
    {
        var attempts = new Attempts(most: 2);
        attempts.Shown("account:a", "goods", Start);
        attempts.Shown("account:b", "goods", Start);
        attempts.Shown("account:a", "goods", Start);
        attempts.Shown("account:c", "goods", Start);

        Assert.Equal(1, attempts.Forgotten);
        Assert.Empty(attempts.Of("account:b"));
        Assert.Equal(2, Assert.Single(attempts.Of("account:a")).Shown);
        Assert.Equal(4, Assert.Single(attempts.ByList()).Shown);
    }
}
