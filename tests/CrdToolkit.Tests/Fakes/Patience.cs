namespace CrdToolkit.Tests.Fakes;

/// <summary>What a test waits for comes at once, or never: then the test fails and does not hang.</summary>
public static class Patience
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    public static Task<T> WaitAsync<T>(ValueTask<T> value) => value.AsTask().WaitAsync(Limit, TestContext.Current.CancellationToken);
}
