namespace CrdToolkit.Abstractions.Tests;

public sealed class ReconcileResultTests
{
    [Fact]
    public void A_result_that_makes_no_sense_cannot_be_made()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ReconcileResult.RequeueAfter(TimeSpan.Zero));
        Assert.Throws<ArgumentException>(() => ReconcileResult.Retry(" "));
    }
}
