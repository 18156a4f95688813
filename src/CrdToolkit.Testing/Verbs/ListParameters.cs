using CrdToolkit.Schema.Validation;
using CrdToolkit.Testing.Requests;
using CrdToolkit.Testing.Selectors;

namespace CrdToolkit.Testing.Verbs;

/// <summary>The parameters of a list or watch (metav1.ListOptions).</summary>
internal sealed record ListParameters
{
    private const string Kind = "ListOptions";

    /// <summary>Which objects are meant.</summary>
    public required ObjectSelector Selector { get; init; }

    /// <summary><c>resourceVersion</c>; empty when it is not given.</summary>
    public required string ResourceVersion { get; init; }

    /// <summary><c>resourceVersionMatch</c>; empty when it is not given.</summary>
    public required string ResourceVersionMatch { get; init; }

    /// <summary><c>limit</c>; 0 for none.</summary>
    public required long Limit { get; init; }

    /// <summary><c>continue</c>; empty when it is not given.</summary>
    public required string Continue { get; init; }

    /// <summary><c>timeoutSeconds</c>; null when it is not given.</summary>
    public required long? TimeoutSeconds { get; init; }

    /// <summary><c>allowWatchBookmarks</c>.</summary>
    public required bool AllowsBookmarks { get; init; }

    /// <summary><c>sendInitialEvents</c>; null when it is not given.</summary>
    public required bool? SendInitialEvents { get; init; }

    /// <summary>Reads and checks the parameters.</summary>
    /// <exception cref="StatusException">400 or 422: a value cannot be read, or they do not go together.</exception>
    public static ListParameters Parse(ApiRequest request, bool isWatch)
    {
        var parameters = new ListParameters
        {
            Selector = new ObjectSelector(
                request.Resource,
                request.Namespace,
                LabelSelector.Parse(request.Parameter("labelSelector")),
                FieldSelector.Parse(request.Parameter("fieldSelector"), request.Resource)),
            ResourceVersion = request.Parameter("resourceVersion"),
            ResourceVersionMatch = request.Parameter("resourceVersionMatch"),
            Limit = request.Number("limit") ?? 0,
            Continue = request.Parameter("continue"),
            TimeoutSeconds = request.Number("timeoutSeconds"),
            AllowsBookmarks = request.Flag("allowWatchBookmarks"),
            SendInitialEvents = request.Parameter("sendInitialEvents").Length == 0 ? null : request.Flag("sendInitialEvents"),
        };
        var errors = parameters.Check(isWatch).ToList();
        return errors.Count == 0 ? parameters : throw StatusErrors.Invalid("meta.k8s.io", Kind, "", errors);
    }

    // ValidateListOptions of apimachinery/pkg/apis/meta/internalversion/validation.
    private IEnumerable<FieldError> Check(bool isWatch)
    {
        var match = ResourceVersionMatch;
        if (isWatch)
        {
            if (SendInitialEvents is not null && match != "NotOlderThan")
            {
                yield return Forbidden("sendInitialEvents requires setting resourceVersionMatch to NotOlderThan");
                if (match.Length > 0)
                {
                    yield return Unsupported(match);
                }
            }
            else if (SendInitialEvents is null && match.Length > 0)
            {
                yield return Forbidden("resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided");
                if (match != "NotOlderThan")
                {
                    yield return Unsupported(match);
                }
            }
            else if (Continue.Length > 0)
            {
                yield return Forbidden("resourceVersionMatch is forbidden when continue is provided");
            }

            yield break;
        }

        if (SendInitialEvents is not null)
        {
            yield return new FieldError(Kind, FieldErrorType.Forbidden, "sendInitialEvents", "sendInitialEvents is forbidden for list", null);
        }

        if (match.Length == 0)
        {
            yield break;
        }

        if (ResourceVersion.Length == 0)
        {
            yield return Forbidden("resourceVersionMatch is forbidden unless resourceVersion is provided");
        }

        if (Continue.Length > 0)
        {
            yield return Forbidden("resourceVersionMatch is forbidden when continue is provided");
        }

        if (match is not ("Exact" or "NotOlderThan"))
        {
            yield return new FieldError(
                Kind,
                FieldErrorType.NotSupported,
                "resourceVersionMatch",
                "supported values: \"Exact\", \"NotOlderThan\", \"\"",
                match);
        }

        if (match == "Exact" && ResourceVersion == "0")
        {
            yield return Forbidden("resourceVersionMatch \"exact\" is forbidden for resourceVersion \"0\"");
        }
    }

    private static FieldError Unsupported(string match) =>
        new(Kind, FieldErrorType.NotSupported, "resourceVersionMatch", "supported values: \"NotOlderThan\"", match);

    private static FieldError Forbidden(string detail) => new(Kind, FieldErrorType.Forbidden, "resourceVersionMatch", detail, null);
}
