using CrdToolkit.Schema.Cel.Evaluation;

namespace CrdToolkit.Schema.Admission;

/// <summary>What a check of the authorizer gives.</summary>
/// <param name="isAllowed">Whether it is allowed.</param>
/// <param name="reason">Why; empty where there is nothing to say.</param>
internal sealed class AccessAnswer(bool isAllowed, string reason) : CelOpaque
{
    /// <inheritdoc/>
    public override object Call(string method, IReadOnlyList<object> arguments) => method switch
    {
        "allowed" => isAllowed,
        "reason" => reason,
        "errored" => false,
        "error" => "",
        _ => CelUnknown.Instance,
    };
}
