namespace CrdToolkit.Build.Tests.Consumers;

/// <summary>What a program said.</summary>
internal sealed record CommandResult(int ExitCode, string Output)
{
    public CommandResult Succeeded()
    {
        Assert.True(ExitCode == 0, Output);
        return this;
    }

    /// <summary>Fails unless the program failed.</summary>
    public CommandResult Failed()
    {
        Assert.True(ExitCode != 0, Output);
        return this;
    }
}
