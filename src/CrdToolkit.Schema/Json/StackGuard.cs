using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace CrdToolkit.Schema.Json;

/// <summary>
/// Lets recursion over JSON go deeper than the stack of its thread: where there is no room left, the rest runs on a thread of its own.
/// Whoever walks values that were read with a big <see cref="JsonReaderOptions.MaxDepth"/> asks at each level.
/// </summary>
/// <example><code>
/// if (!StackGuard.HasRoom)
/// {
///     return StackGuard.Continue(static value => Walk(value), value);
/// }
/// </code></example>
public static class StackGuard
{
    /// <summary>Whether this thread has room for some more calls (64 KiB at least).</summary>
    public static bool HasRoom
    {
        get
        {
            try
            {
                RuntimeHelpers.EnsureSufficientExecutionStack();
                return true;
            }
            catch (InsufficientExecutionStackException)
            {
                return false;
            }
        }
    }

    /// <summary>Runs a function on a new thread and waits for it; what it throws is thrown here.</summary>
    /// <param name="rest">The function. Static, so that callers which have room allocate nothing.</param>
    /// <param name="state">What it gets.</param>
    public static TResult Continue<TState, TResult>(Func<TState, TResult> rest, TState state)
    {
        TResult result = default!;
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                result = rest(state);
            }
            catch (Exception e)
            {
                failure = ExceptionDispatchInfo.Capture(e);
            }
        })
        { IsBackground = true };
        thread.Start();
        thread.Join();
        failure?.Throw();
        return result;
    }

    /// <summary>Runs an action on a new thread and waits for it; what it throws is thrown here.</summary>
    /// <param name="rest">The action. Static, so that callers which have room allocate nothing.</param>
    /// <param name="state">What it gets.</param>
    public static void Continue<TState>(Action<TState> rest, TState state) => Continue(
        static work =>
        {
            work.rest(work.state);
            return true;
        },
        (rest, state));
}
