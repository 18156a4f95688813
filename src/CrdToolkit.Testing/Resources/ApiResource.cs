using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Requests;
using CrdToolkit.Testing.Storage;
using CrdToolkit.Testing.Tables;

namespace CrdToolkit.Testing.Resources;

/// <summary>One resource in one version, as it is served.</summary>
internal sealed record ApiResource
{
    /// <summary>The API group; empty for the core group.</summary>
    public required string Group { get; init; }

    /// <summary>The version that is served.</summary>
    public required string Version { get; init; }

    /// <summary>The name in paths.</summary>
    public required string Plural { get; init; }

    /// <summary>The name of one, in lower case.</summary>
    public required string Singular { get; init; }

    /// <summary>The kind of the objects.</summary>
    public required string Kind { get; init; }

    /// <summary>The kind of lists of them.</summary>
    public required string ListKind { get; init; }

    /// <summary>Whether objects live in a namespace.</summary>
    public required bool Namespaced { get; init; }

    /// <summary>Short names for kubectl.</summary>
    public IReadOnlyList<string> ShortNames { get; init; } = [];

    /// <summary>Categories for kubectl, such as <c>all</c>.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>The verbs, in the order that discovery lists them.</summary>
    public required IReadOnlyList<string> Verbs { get; init; }

    /// <summary>Whether there is a <c>status</c> subresource.</summary>
    public bool HasStatus { get; init; }

    /// <summary>How the <c>scale</c> subresource maps to the object; null where there is none.</summary>
    public ScaleMapping? Scale { get; init; }

    /// <summary>What is particular to this kind in the life of its objects.</summary>
    public required ResourceStrategy Strategy { get; init; }

    /// <summary>Where the objects are stored; all versions of a resource share it.</summary>
    public required ObjectCollection Collection { get; init; }

    /// <summary>The columns that kubectl prints.</summary>
    public required ITableColumns Columns { get; init; }

    /// <summary>Answers a review, which is never stored; null for what is.</summary>
    public Func<ApiRequest, JsonObject, JsonObject>? Review { get; init; }

    /// <summary>Said to every client of this version; null when it is not deprecated.</summary>
    public string? DeprecationWarning { get; init; }

    /// <summary>Whether it comes from a CustomResourceDefinition.</summary>
    public bool IsCustom { get; init; }

    /// <summary>Whether its definition is being deleted: nothing is created any more.</summary>
    public bool IsTerminating { get; init; }

    /// <summary>Whether objects are stored in this version.</summary>
    public bool IsStorageVersion { get; init; } = true;

    /// <summary>The JSON paths of fields of the definition that field selectors may name, without their first dot.</summary>
    public IReadOnlyList<string> SelectableFields { get; init; } = [];

    /// <summary>The schema that clients are shown; null where it is that of a built-in kind.</summary>
    public JsonSchemaProps? Schema { get; init; }

    /// <summary><c>apiVersion</c> of the objects.</summary>
    public string ApiVersion => Group.Length == 0 ? Version : $"{Group}/{Version}";

    /// <summary>The name in error messages.</summary>
    public GroupResource GroupResource => new(Group, Plural);

    /// <summary>The kind in error messages.</summary>
    public string QualifiedKind => Group.Length == 0 ? Kind : $"{Kind}.{Group}";
}
