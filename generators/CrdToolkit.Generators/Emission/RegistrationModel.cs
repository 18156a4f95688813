using CrdToolkit.Generators.Discovery;
using CrdToolkit.Schema.Collections;

namespace CrdToolkit.Generators.Emission;

/// <summary>What <c>AddReconcilers()</c> of an assembly registers.</summary>
internal sealed record RegistrationModel
{
    /// <summary>Nothing to register.</summary>
    public static RegistrationModel Empty { get; } = new();

    /// <summary>The generated clients, as C# names them, in the order of their names.</summary>
    public EquatableArray<string> Clients { get; init; }

    /// <summary>The user's <c>JsonSerializerContext</c> types that list resource types.</summary>
    public EquatableArray<string> SerializerContexts { get; init; }

    /// <summary>The reconcilers, in the order of their names.</summary>
    public EquatableArray<ReconcilerModel> Reconcilers { get; init; }

    /// <summary>Whether models of the Kubernetes client are read, of which a native program has to be told.</summary>
    public bool ReadsClientModels { get; init; }

    /// <summary>Whether there is nothing to register: then there is no method either, so that calling another assembly's by mistake does not compile.</summary>
    public bool IsEmpty => Clients.IsEmpty && Reconcilers.IsEmpty;
}
