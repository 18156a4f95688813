namespace CrdToolkit;

/// <summary>The operator cannot start as it is set up. The message says all: where in the code that came out helps nobody.</summary>
internal sealed class OperatorStartException(string message, Exception? innerException = null) : InvalidOperationException(message, innerException);
