using System.Text;
using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Resources;

namespace CrdToolkit.Testing.BuiltIn.Rules;

/// <summary>Rules of certificate signing requests (pkg/apis/certificates/validation of Kubernetes).</summary>
internal static class SigningRequestRules
{
    private static readonly string[] Decisions = ["Approved", "Denied"];
    private static readonly string[] Lasting = [.. Decisions, "Failed"];

    /// <summary>Whether a condition approves or denies.</summary>
    public static bool IsDecision(JsonObject condition) => Decisions.Contains(condition.Text("type"));

    /// <summary>The errors of what is asked for (validateCertificateSigningRequest).</summary>
    public static IEnumerable<FieldError> Spec(JsonObject spec)
    {
        var request = spec.Text("request");
        if (!IsRequest(request))
        {
            yield return FieldErrors.Invalid("spec.request", request, "PEM block type must be CERTIFICATE REQUEST");
        }

        if (!spec.Items("usages").Any())
        {
            yield return FieldErrors.Required("spec.usages", "usages is required");
        }

        foreach (var (usage, index) in spec.Texts("usages").Select((usage, index) => (usage, index)))
        {
            if (spec.Texts("usages").Take(index).Contains(usage))
            {
                yield return FieldErrors.Duplicate($"spec.usages[{index}]", usage);
            }
        }

        if (spec.Text("signerName") is { Length: > 0 } signer && signer.Split('/') is not { Length: 2 })
        {
            yield return FieldErrors.Invalid("spec.signerName", signer, "must be a fully qualified domain and path of the form 'example.com/signer-name'");
        }
    }

    /// <summary>The errors of a change of a status (validateCertificateSigningRequestUpdate).</summary>
    /// <param name="status">The new one.</param>
    /// <param name="before">The old one.</param>
    /// <param name="target">By which subresource: <c>approval</c> alone decides.</param>
    public static IEnumerable<FieldError> Status(JsonObject status, JsonObject before, UpdateTarget target) =>
    [
        .. Conditions([.. status.Objects("conditions")]),
        .. Equals(status["certificate"], before["certificate"]) ? [] : Certificate(status.Text("certificate")),
        .. Lasting.Where(type => Count(status, type) < Count(before, type))
            .Select(type => FieldErrors.Forbidden("status.conditions", $"updates may not remove a condition of type \"{type}\"")),
        .. Decisions.Where(type => target != UpdateTarget.Approval && Count(status, type) > Count(before, type))
            .Select(type => FieldErrors.Forbidden("status.conditions", $"updates may not add a condition of type \"{type}\"")),
        .. before.Text("certificate").Length == 0 || status.Text("certificate") == before.Text("certificate")
            ? (IEnumerable<FieldError>)[]
            : [FieldErrors.Forbidden("status.certificate", "updates may not modify existing certificate content")],
    ];

    private static int Count(JsonObject status, string type) => status.Objects("conditions").Count(condition => condition.Text("type") == type);

    private static IEnumerable<FieldError> Conditions(IReadOnlyList<JsonObject> conditions)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < conditions.Count; index++)
        {
            var (path, type, state) = ($"status.conditions[{index}]", conditions[index].Text("type"), conditions[index].Text("status"));
            if (type.Length == 0)
            {
                yield return FieldErrors.Required($"{path}.type");
            }

            string[] states = Lasting.Contains(type) ? ["True"] : ["False", "True", "Unknown"];
            if (!states.Contains(state))
            {
                yield return state.Length == 0 ? FieldErrors.Required($"{path}.status") : FieldErrors.NotSupported($"{path}.status", state, states);
            }

            if (IsDecision(conditions[index]) && Decisions.Any(other => other != type && seen.Contains(other)))
            {
                yield return FieldErrors.Invalid($"{path}.type", type, "Approved and Denied conditions are mutually exclusive");
            }

            if (!seen.Add(type))
            {
                yield return FieldErrors.Duplicate($"{path}.type", type);
            }
        }
    }

    private static IEnumerable<FieldError> Certificate(string base64) => base64.Length > 0 && ProblemOf(base64) is { } problem
        ? [FieldErrors.Invalid("status.certificate", "<certificate data>", problem)]
        : [];

    // validateCertificate; what Go says of the bytes of a malformed certificate is not told apart.
    private static string? ProblemOf(string base64)
    {
        var isEmpty = true;
        foreach (var (label, isCertificate) in PemBlocks.Read(base64))
        {
            if (label != PemBlocks.Certificate)
            {
                return $"only CERTIFICATE PEM blocks are allowed, found \"{label}\"";
            }

            if (!isCertificate)
            {
                return "x509: malformed certificate";
            }

            isEmpty = false;
        }

        return isEmpty ? "must contain at least one CERTIFICATE PEM block" : null;
    }

    private static bool IsRequest(string base64)
    {
        try
        {
            return Encoding.ASCII.GetString(Convert.FromBase64String(base64)).TrimStart().StartsWith("-----BEGIN CERTIFICATE REQUEST-----", StringComparison.Ordinal);
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
