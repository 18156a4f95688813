namespace CrdToolkit;

/// <summary>A kubeconfig or the settings of a pod do not say how to connect. The message names file, entry and field, and the way out.</summary>
public sealed class KubeconfigException : Exception
{
    internal KubeconfigException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
