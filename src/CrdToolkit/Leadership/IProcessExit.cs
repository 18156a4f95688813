namespace CrdToolkit;

/// <summary>Ends the process at once.</summary>
internal interface IProcessExit
{
    /// <summary>Says why, and ends the process with a code that is not zero.</summary>
    void Exit(string reason);
}
