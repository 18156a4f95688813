using CrdToolkit.Schema.Cel;

namespace CrdToolkit.Schema.Admission;

/// <summary>What an expression of admission may name (the environments of the CEL compiler in admission/plugin/cel of apiserver).</summary>
public sealed class AdmissionScope
{
    private static readonly CelScope Request = CelScope.Of("object", CelType.Dynamic)
        .With("oldObject", CelType.Dynamic)
        .With("request", AdmissionTypes.Request)
        .With("namespaceObject", AdmissionTypes.Namespace);

    private readonly CelScope given;
    private readonly bool hasAuthorizer;
    private readonly IReadOnlyList<KeyValuePair<string, AdmissionExpression>> composed;

    private AdmissionScope(CelScope given, bool hasAuthorizer, IReadOnlyList<KeyValuePair<string, AdmissionExpression>> composed)
    {
        (this.given, this.hasAuthorizer, this.composed) = (given, hasAuthorizer, composed);
        var scope = hasAuthorizer ? given.With("authorizer", AdmissionTypes.Authorizer) : given;
        Types = composed.Count == 0 ? scope : scope.With("variables", TypeOf(composed));
    }

    /// <summary>That of the conditions of webhooks.</summary>
    public static AdmissionScope OfWebhook { get; } = new(Request, hasAuthorizer: true, []);

    /// <summary>That of a policy which validates.</summary>
    /// <param name="hasParams">Whether it names a kind of parameters, and so sees <c>params</c>.</param>
    public static AdmissionScope OfValidatingPolicy(bool hasParams) =>
        new(hasParams ? Request.With("params", CelType.Dynamic) : Request, hasAuthorizer: true, []);

    /// <summary>That of a policy which mutates: it may make objects and patches besides.</summary>
    /// <param name="hasParams">Whether it names a kind of parameters, and so sees <c>params</c>.</param>
    public static AdmissionScope OfMutatingPolicy(bool hasParams)
    {
        var scope = OfValidatingPolicy(hasParams).given;
        return new(scope.With("Object", CelType.OfMessage("Object")).With("JSONPatch", CelType.OfMessage("JSONPatch")), hasAuthorizer: true, []);
    }

    /// <summary>The types of all that can be named.</summary>
    internal CelScope Types { get; }

    /// <summary>The variables that a policy declares, in its order; of those with one name the last counts.</summary>
    internal IReadOnlyList<KeyValuePair<string, AdmissionExpression>> Composed => composed;

    /// <summary>The scope with a further variable, <c>variables.name</c>, evaluated when somebody asks for it.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="expression">Its value, compiled in this scope.</param>
    public AdmissionScope With(string name, AdmissionExpression expression) =>
        new(given, hasAuthorizer, [.. composed.Where(variable => variable.Key != name), new(name, expression)]);

    /// <summary>The scope without <c>authorizer</c>, as messages have it.</summary>
    public AdmissionScope WithoutAuthorizer() => new(given, hasAuthorizer: false, composed);

    private static CelType TypeOf(IReadOnlyList<KeyValuePair<string, AdmissionExpression>> composed) => CelType.Of(new CelDeclaration("kubernetes.variables")
    {
        Fields = composed.ToDictionary(variable => variable.Key, variable => Declared(variable.Value.Type), StringComparer.Ordinal),
    });

    // convertCelTypeToDeclType: what is no plain value, list or map is of any type.
    private static CelType Declared(CelType type) => type.Kind switch
    {
        CelTypeKind.Object or CelTypeKind.Optional or CelTypeKind.Type => CelType.Dynamic,
        CelTypeKind.List or CelTypeKind.Map when type.Element is { } element => new CelType(type.Kind, null, Declared(element)) { Key = type.Key },
        CelTypeKind.Unknown => type.IsDynamic ? type : CelType.Unknown,
        _ => new CelType(type.Kind),
    };
}
