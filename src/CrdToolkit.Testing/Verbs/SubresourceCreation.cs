using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Admission;
using CrdToolkit.Testing.Applying;
using CrdToolkit.Testing.BuiltIn;
using CrdToolkit.Testing.Discovery;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Pods;
using CrdToolkit.Testing.Requests;
using CrdToolkit.Testing.Resources;
using CrdToolkit.Testing.ServiceAccounts;

namespace CrdToolkit.Testing.Verbs;

/// <summary>Answers POST on the subresources that know nothing else: to evict a pod, to bind it to a node, to make a token.</summary>
internal sealed class SubresourceCreation(
    WriteAdmission admission, FieldOwnership ownership, EvictionVerb eviction, BindingVerb binding, TokenVerb token)
{
    private readonly Dictionary<string, BuiltInStrategy> strategies = Subresource.Creations.ToDictionary(
        kind => kind.Kind, kind => new BuiltInStrategy(new BuiltInKind(kind.Group, VersionOf(kind.Version), "", kind.Kind)), StringComparer.Ordinal);

    /// <summary>What answers on a subresource of a built-in kind; null when it is none of these.</summary>
    public Func<ApiRequest, Task<ApiResponse>>? Find(ApiRequest request) => (request.Resource.GroupResource.ToString(), request.Subresource) switch
    {
        ("pods", "eviction") => asked => AnswerAsync(asked, eviction.ExecuteAsync),
        ("pods", "binding") => asked => AnswerAsync(asked, binding.ExecuteAsync),
        ("serviceaccounts", "token") => asked => AnswerAsync(asked, token.ExecuteAsync),
        _ => null,
    };

    private async Task<ApiResponse> AnswerAsync(ApiRequest request, Func<SubresourceRequest, Task<ApiResponse>> execute)
    {
        var asked = request with { Resource = Created(request) };
        var parameters = WriteParameters.Parse(asked, "CreateOptions");
        var findings = new DecodeFindings();
        var body = Current(await RequestBody.ReadObjectAsync(request.Http, asked.Resource.Kind, isKindRequired: false, findings));
        var value = ownership.Create(asked.Resource.Strategy, parameters.Writer, ObjectDecoder.Decode(asked, parameters, body, findings));
        var attributes = new AdmissionAttributes(request, "CREATE", value, null, parameters.DryRun);
        var mutated = await admission.MutateAsync(attributes, changed => changed);
        return await execute(new SubresourceRequest(
            request, mutated, parameters.DryRun, () => admission.ValidateAsync(attributes with { Object = mutated })));
    }

    // What is created is of a kind of its own, at a path of the resource.
    private ApiResource Created(ApiRequest request)
    {
        var kind = Subresource.Of(request.Resource).Single(subresource => subresource.Name == request.Subresource);
        return request.Resource with { Group = kind.Group, Version = VersionOf(kind.Version), Kind = kind.Kind, Strategy = strategies[kind.Kind] };
    }

    private static string VersionOf(string version) => version.Length == 0 ? "v1" : version;

    // The API server takes evictions of their former version, too.
    private static JsonObject Current(JsonObject body) =>
        body.Text("apiVersion") == "policy/v1beta1" && body.Text("kind") == "Eviction" ? body.With("apiVersion", "policy/v1") : body;
}
