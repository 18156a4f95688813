using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.Diagnostics;

/// <summary>
/// Every rule that is told in the editor. The order is that of the identifiers, which never change their meaning; a page
/// <c>docs/diagnostics/CRDnnnn.md</c> says the same at length.
/// </summary>
internal static class Rules
{
    public static readonly DiagnosticDescriptor ResourceNotPartial = Error(
        1,
        "A type that code is generated into must be partial",
        "'{0}' has [{1}], so code is generated into it; declare it{2} partial");

    public static readonly DiagnosticDescriptor ResourceIsGeneric = Error(
        2,
        "A custom resource must not be generic",
        "'{0}' has type parameters of its own or of a type that it is nested in, yet a kind has one schema; move it out, or derive a type without parameters from it and put [CustomResource] there");

    public static readonly DiagnosticDescriptor NotACustomResource = Error(
        3,
        "A custom resource must derive from CustomResource",
        "'{0}' has [CustomResource] but none of the base types that hold apiVersion, kind and metadata; derive from CustomResource<TSpec, TStatus>, CustomResource<TSpec> or CustomResource");

    public static readonly DiagnosticDescriptor StatusWithoutSubresource = Warning(
        4,
        "A status needs the status subresource",
        "'{0}' has a status of type '{1}' but not [SubresourceStatus]: whoever may change the spec may then change the status, and the client has no UpdateStatusAsync; add [SubresourceStatus]");

    public static readonly DiagnosticDescriptor SubresourceWithoutStatus = Error(
        5,
        "The status subresource needs a status",
        "'{0}' has [SubresourceStatus] but no status; derive from CustomResource<TSpec, TStatus>, or remove the attribute");

    public static readonly DiagnosticDescriptor FinalizerWithoutMethod = Error(
        6,
        "A reconciler with a finalizer needs FinalizeAsync",
        "'{0}' has [Finalizer] but no method 'public Task<ReconcileResult> FinalizeAsync({1}, CancellationToken)'; without it a deleted object would stay for ever");

    public static readonly DiagnosticDescriptor UnsupportedType = Error(
        7,
        "The JSON of this type cannot be known",
        "'{0}' has the type '{1}': {2}");

    public static readonly DiagnosticDescriptor InvalidGroup = Error(
        8,
        "An API group is a DNS name with a dot",
        "The group '{0}' of '{1}' is refused by the API server: {2}");

    public static readonly DiagnosticDescriptor InvalidName = Error(
        9,
        "A name must be one that Kubernetes accepts",
        "The {0} '{1}' of '{2}' is refused by the API server: {3}");

    public static readonly DiagnosticDescriptor StorageVersions = Error(
        10,
        "Exactly one version of a kind stores",
        "{0} of the versions of '{1}' say Storage = true ({2}); the API server says: must have exactly one version marked as storage version. Set it on one of them");

    public static readonly DiagnosticDescriptor NameTaken = Error(
        11,
        "Two kinds of one group cannot share a name",
        "The {0} '{1}' of '{2}' is also the {3} of '{4}' in group '{5}'; the API server would accept both definitions but establish only the first (not all names are accepted). Give one of them another name");

    public static readonly DiagnosticDescriptor NotAResource = Error(
        12,
        "A reconciler is for a resource",
        "'{0}' refers to '{1}', which is neither a type with [CustomResource] nor a model of the Kubernetes client that has a path of its own");

    public static readonly DiagnosticDescriptor VersionsDiffer = Warning(
        13,
        "Versions that differ need a converter",
        "The schema of '{0}' ({1}) differs from that of the storage version '{2}' at {3}, and there is no converter: the API server changes nothing but apiVersion, so what the other version does not know is dropped. Make the schemas agree");

    public static readonly DiagnosticDescriptor RecursiveType = Error(
        14,
        "A schema cannot be recursive",
        "'{0}' has a type that contains itself ({1}), which no structural schema can say; end it with [RecursionDepth] or [PreserveUnknownFields] on one of these properties, or make one of them a JsonNode");

    public static readonly DiagnosticDescriptor ReferenceMayBeMissing = Warning(
        15,
        "A property that is not nullable needs a value",
        "'{0}' is not nullable, yet it is neither required nor has an initializer: where the object leaves it out it is null. Make it required, nullable, or give it an initializer");

    public static readonly DiagnosticDescriptor DefaultsDisagree = Error(
        16,
        "Initializer and [DefaultValue] disagree",
        "'{0}' is initialized with {1}, but [DefaultValue] says {2}; the API server would fill in one and C# the other. Remove the attribute, or make them equal");

    public static readonly DiagnosticDescriptor DefaultBreaksConstraint = Error(
        17,
        "A default must satisfy its own constraints",
        "The default {1} of '{0}' breaks a constraint of its own, so the API server refuses the definition: {2}");

    public static readonly DiagnosticDescriptor RefusedDefinition = Error(
        18,
        "The API server refuses this definition",
        "The CustomResourceDefinition '{0}' is refused by the API server: {1}");

    public static readonly DiagnosticDescriptor MisplacedConstraint = Error(
        19,
        "A constraint does not fit the type",
        "[{0}] on '{1}' says nothing of a value of type '{2}', which is {3} in JSON; {4}");

    public static readonly DiagnosticDescriptor UnenforcedConstraint = Warning(
        20,
        "A constraint that no schema can say",
        "[{0}] on '{1}' is not in the schema, so the API server does not enforce it; use [RegularExpression], [Range], [Length] or [AllowedValues], or check it in the reconciler");

    public static readonly DiagnosticDescriptor PathLeadsNowhere = Error(
        21,
        "A path must lead to a property",
        "The {0} of '{1}' leads nowhere: {2}");

    public static readonly DiagnosticDescriptor NeverRead = Warning(
        22,
        "A computed property is written but never read",
        "'{0}' has no setter, so System.Text.Json writes it but never reads it, and the API server drops it as an unknown field; add [JsonIgnore], or a setter");

    public static readonly DiagnosticDescriptor DuplicateJsonName = Error(
        23,
        "Two properties with one JSON name",
        "'{0}' and '{1}' are both named '{2}' in JSON, which System.Text.Json refuses; give one of them another name with [JsonPropertyName]");

    public static readonly DiagnosticDescriptor MapMethodMissing = Error(
        24,
        "[Watches] needs a method that maps",
        "'{0}' has no accessible method '{1}({2})' that returns IEnumerable<NamespacedName>, which [Watches<{2}>] names");

    public static readonly DiagnosticDescriptor OutOfReach = Error(
        25,
        "Generated code must reach the type",
        "'{0}' is {1}, so generated code of this assembly cannot use it; {2}");

    public static readonly DiagnosticDescriptor DuplicateVersion = Error(
        26,
        "Two types for one version of a kind",
        "'{0}' and '{1}' both are version '{2}' of {3}; the API server says: must contain unique version names. Remove one, or change its version");

    public static readonly DiagnosticDescriptor VersionsDisagree = Error(
        27,
        "Versions of a kind share names and scope",
        "'{0}' says that the {1} of {2} is '{3}', version '{4}' says '{5}'; a kind has one. Make them agree");

    public static readonly DiagnosticDescriptor NotAReconciler = Error(
        28,
        "The attribute is for reconcilers",
        "'{0}' has [{1}] but does not implement IReconciler<T>, so nothing reads the attribute; implement the interface, or remove the attribute");

    public static readonly DiagnosticDescriptor UnsetValueRefused = Warning(
        29,
        "A value that is not set must be one that the schema allows",
        "Where the object leaves '{0}' out, C# has {1} and writes that, which the API server refuses: {2}. Make it required, nullable, or give it an initializer");

    public static readonly DiagnosticDescriptor GeneratedNameTaken = Error(
        30,
        "Generated code declares Descriptor and GetDescriptor",
        "'{0}' {1}, and the generated part of '{2}' declares Descriptor and GetDescriptor itself; {3}");

    public static readonly DiagnosticDescriptor NothingSatisfies = Error(
        31,
        "Constraints that no value satisfies",
        "No value is allowed for '{0}': {1}. Where a property and its type both constrain, both count; widen one of them");

    public static readonly DiagnosticDescriptor WrongArgument = Error(
        32,
        "An attribute is given what makes no sense",
        "[{0}] on '{1}' {2}");

    public static readonly DiagnosticDescriptor ListTypeWithoutSense = Error(
        33,
        "The items of a list must fit its list type",
        "The list '{0}' {1}");

    public static readonly DiagnosticDescriptor OneOfGroup = Error(
        34,
        "A one-of group is made of optional properties",
        "[{0}] on '{1}' makes no sense: {2}");

    public static readonly DiagnosticDescriptor RuleSaidTwice = Error(
        35,
        "A validation rule stands once",
        "The rule '{1}' of '{0}' is there twice, with different messages or reasons, and server-side apply tells rules apart by their text alone (duplicate entries for key); remove one, or make them equal");

    public static readonly DiagnosticDescriptor SelectableField = Error(
        36,
        "A selectable field is a string, an integer or a boolean",
        "[SelectableField] on '{0}' {1}");

    public static readonly DiagnosticDescriptor UnknownFormat = Warning(
        37,
        "A format that the API server does not know",
        "The format '{0}' of '{1}' is none that the API server knows of {2}, so it checks nothing and warns: unrecognized format. Use one that it knows, or [Pattern]");

    public static readonly DiagnosticDescriptor NoSuchElement = Error(
        38,
        "[Items] is for lists, [Values] for maps",
        "[{0}] on '{1}' {2}");

    public static readonly DiagnosticDescriptor CelMistake = Error(
        45,
        "A CEL expression must compile",
        "A {0} on {1} of '{2}' is refused by the API server: {3}");

    public static readonly DiagnosticDescriptor AllowedValueNeverValid = Warning(
        61,
        "An allowed value must be valid",
        "Of the values allowed for '{0}' in '{1}', {2}");

    public static readonly DiagnosticDescriptor PathOfWrongType = Warning(
        62,
        "A column or scale path must lead to a value of its type",
        "A path of '{1}' is accepted by the API server, yet {2}");

    public static readonly DiagnosticDescriptor ObjectWithoutProperties = Warning(
        64,
        "An object without properties loses what it holds",
        "'{0}' of '{1}' is an object without properties, so the API server drops whatever it holds; give its type properties, make it a dictionary or JSON, or add [PreserveUnknownFields]");

    public static readonly DiagnosticDescriptor NamesDifferInCase = Warning(
        65,
        "JSON names must differ in more than case",
        "In '{1}', {2}");

    public static readonly DiagnosticDescriptor DefinitionTooLarge = Warning(
        66,
        "A definition must be small enough to be applied",
        "The definition of '{1}' is accepted by the API server, yet {2}; [assembly: SchemaDescriptions] says which descriptions are written");

    public static readonly DiagnosticDescriptor SetOfObjects = Warning(
        67,
        "A set is for scalars",
        "The list '{0}' of '{1}' is a set of objects or lists; the API server warns: {2}");

    public static readonly DiagnosticDescriptor KeptFieldsLost = Info(
        68,
        "What the API server keeps, C# should keep",
        "'{0}' keeps unknown fields on the API server, yet '{1}' has no [JsonExtensionData] member: who reads the object and writes it back whole loses them; add one to '{1}'");

    public static readonly DiagnosticDescriptor UnknownToMinimumVersion = Warning(
        69,
        "What the oldest Kubernetes of the project does not know",
        "[SelectableField] on '{0}' is known to Kubernetes since {1}, and MinimumKubernetesVersion is {2}: an API server of that version drops the field from the definition, and lists that select by it fail. Select by a label, or raise MinimumKubernetesVersion");

    public static readonly DiagnosticDescriptor NoKubernetesVersion = Warning(
        70,
        "MinimumKubernetesVersion is a version of Kubernetes",
        "MinimumKubernetesVersion is '{0}', which is no version of Kubernetes; write one such as 1.31");

    public static readonly DiagnosticDescriptor RuleTooCostly = Warning(
        71,
        "A validation rule must stay in the budget of the API server",
        "A rule on '{0}' of '{1}' costs too much: {2}");

    public static readonly DiagnosticDescriptor UnselectedSource = Warning(
        101,
        "A watch of secrets, config maps or pods should select some of them",
        "'{0}' has [{1}] of every {2} in the cluster read and kept in memory; select some with LabelSelector or FieldSelector, or {3}");

    public static readonly DiagnosticDescriptor ControllerNameTaken = Error(
        102,
        "Two reconcilers need two controller names",
        "'{0}' and '{1}' are both controllers named '{2}', so AddReconcilers() would throw; a name stands for one controller in logs, metrics, options and leases. Give '{0}' its own: [ControllerName(\"{2}-2\")]");

    public static readonly DiagnosticDescriptor FinalizerShared = Error(
        103,
        "Two reconcilers of a kind need two finalizers",
        "'{0}' and '{1}' both clean up {2} under the finalizer '{3}': whichever is done first takes it off, and the object goes before the other has cleaned up. Give '{0}' its own");

    public static readonly DiagnosticDescriptor InvalidSelector = Error(
        104,
        "A selector must be one that the API server accepts",
        "{0} of [{1}] on '{2}' is refused by the API server: {3}");

    public static readonly DiagnosticDescriptor ReconcilerNotRegistered = Warning(
        105,
        "A reconciler that AddReconcilers() leaves out never runs",
        "'{0}' implements {1} but {2}, so AddReconcilers() does not register it and it never runs; {3}. Where it is only a base, make it abstract; where it is meant to run by other means, register it with AddController");

    public static readonly DiagnosticDescriptor SharedObjectChanged = Warning(
        116,
        "An object of the cache is not changed",
        "'{0}' changes '{1}', which belongs to the cache and is read by others at the same time; make a changed copy with a 'with' expression, and write it through a client");

    public static readonly DiagnosticDescriptor StatusDropped = Warning(
        117,
        "A write of an object leaves its status out",
        "{0} of '{1}' is given a status, and {2}: the status of a kind with the status subresource is written apart. Write it with UpdateStatusAsync");

    public static readonly DiagnosticDescriptor NotInSerializerContext = Warning(
        126,
        "Under Native AOT a resource is in a JsonSerializerContext",
        "'{0}' is in no JsonSerializerContext, and PublishAot leaves no reflection to read it with; list it in one: [JsonSerializable(typeof({0}))]");

    public static readonly DiagnosticDescriptor ScaleField = Error(
        130,
        "A field of the scale subresource is one property of its type",
        "'{0}' {1}");

    /// <summary>All rules, by identifier.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        ResourceNotPartial, ResourceIsGeneric, NotACustomResource, StatusWithoutSubresource, SubresourceWithoutStatus,
        FinalizerWithoutMethod, UnsupportedType, InvalidGroup, InvalidName, StorageVersions, NameTaken, NotAResource, VersionsDiffer,
        RecursiveType, ReferenceMayBeMissing, DefaultsDisagree, DefaultBreaksConstraint, RefusedDefinition, MisplacedConstraint,
        UnenforcedConstraint, PathLeadsNowhere, NeverRead, DuplicateJsonName, MapMethodMissing, OutOfReach, DuplicateVersion,
        VersionsDisagree, NotAReconciler, UnsetValueRefused, GeneratedNameTaken,
        NothingSatisfies, WrongArgument, ListTypeWithoutSense, OneOfGroup, RuleSaidTwice, SelectableField, UnknownFormat, NoSuchElement,
        .. MemberRules.All, CelMistake, .. TypeRules.All,
        AllowedValueNeverValid, PathOfWrongType, ObjectWithoutProperties, NamesDifferInCase, DefinitionTooLarge, SetOfObjects,
        KeptFieldsLost, UnknownToMinimumVersion, NoKubernetesVersion, RuleTooCostly,
        UnselectedSource, ControllerNameTaken, FinalizerShared, InvalidSelector, ReconcilerNotRegistered, SharedObjectChanged, StatusDropped, .. AccessRules.All, NotInSerializerContext, .. AdmissionRules.All, ScaleField,
    ];

    internal static DiagnosticDescriptor Error(int number, string title, string message, params string[] tags) =>
        Rule(number, title, message, DiagnosticSeverity.Error, tags);

    internal static DiagnosticDescriptor Warning(int number, string title, string message) =>
        Rule(number, title, message, DiagnosticSeverity.Warning);

    private static DiagnosticDescriptor Info(int number, string title, string message) =>
        Rule(number, title, message, DiagnosticSeverity.Info);

    private static DiagnosticDescriptor Rule(int number, string title, string message, DiagnosticSeverity severity, params string[] tags)
    {
        var id = $"CRD{number:0000}";
        return new DiagnosticDescriptor(id, title, message, "CrdToolkit", severity, true, helpLinkUri: $"docs/diagnostics/{id}.md", customTags: tags);
    }
}
