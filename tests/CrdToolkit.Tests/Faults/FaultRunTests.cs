namespace CrdToolkit.Tests.Faults;

/// <summary>A short run on a bad server; the long one is the benchmark <c>faults</c>.</summary>
public sealed class FaultRunTests
{
    [Fact]
    public async Task A_server_that_misbehaves_costs_no_final_state_and_breaks_no_promise()
    {
        var plan = new FaultPlan
        {
            Duration = TimeSpan.FromSeconds(8),
            CutEvery = TimeSpan.FromSeconds(0.5),
            FaultEvery = TimeSpan.FromSeconds(0.3),
            HalfOpenEvery = TimeSpan.FromSeconds(5),
            WatchDuration = TimeSpan.FromSeconds(2),
            Objects = 50,
            ChangeEvery = TimeSpan.FromMilliseconds(10),
        };
        var report = await FaultRun.RunAsync(plan, TestContext.Current.CancellationToken);
        foreach (var (what, count) in report.Counts)
            TestContext.Current.TestOutputHelper?.WriteLine($"{count,10:N0}  {what}");
        Assert.Empty(report.Broken);
        Assert.Empty(report.Missed);
        Assert.Contains(report.Counts, count => count is { What: "status writes acknowledged", Count: >= 10 });
        Assert.Contains(report.Counts, count => count is { What: "fault: cut", Count: >= 10 });
        Assert.Contains(report.Counts, count => count is { What: "fault: half-open", Count: > 0 });
    }
}
