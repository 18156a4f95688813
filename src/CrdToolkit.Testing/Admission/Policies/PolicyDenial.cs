using CrdToolkit.Testing.Requests;

namespace CrdToolkit.Testing.Admission.Policies;

/// <summary>A policy that validates refuses a write.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Binding">The binding; null when the policy itself is wrong.</param>
/// <param name="Message">Why.</param>
/// <param name="Reason">The reason; empty for the usual one.</param>
internal sealed record PolicyDenial(AdmissionPolicy Policy, PolicyBinding? Binding, string Message, string Reason)
{
    /// <summary>The refusal as the client gets it.</summary>
    public StatusException ToException(AdmissionAttributes attributes)
    {
        var binding = Binding is null ? "" : $" with binding '{Binding.Name}'";
        var reason = Reason.Length > 0 ? Reason : "Invalid";
        return StatusErrors.Denied(
            attributes.Request.Resource.GroupResource, attributes.ShownName, $"ValidatingAdmissionPolicy '{Policy.Name}'{binding} denied request: {Message}", reason, Code(reason));
    }

    // reasonToCode
    private static int Code(string reason) => reason switch
    {
        "Forbidden" => 403,
        "Unauthorized" => 401,
        "RequestEntityTooLarge" => 413,
        _ => 422,
    };
}
