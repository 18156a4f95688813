using System.Globalization;
using CrdToolkit.Generators.Discovery;

namespace CrdToolkit.Generators.Emission;

/// <summary>
/// <c>AddReconcilers()</c>: internal, and marked as embedded, so that an assembly that sees the internals of another still sees only
/// its own.
/// </summary>
internal static class RegistrationSource
{
    /// <summary>The text of the file.</summary>
    public static string Write(RegistrationModel registration)
    {
        var source = SourceWriter.CreateFile()
            .Line()
            .Line("namespace CrdToolkit;")
            .Line()
            .Line("/// <summary>Registers what this assembly declares.</summary>")
            .Line($"[{Known.Embedded}]")
            .Open("internal static class GeneratedReconcilers")
            .Line("/// <summary>Adds this assembly's reconcilers, typed clients and serializer contexts to the operator.</summary>")
            .Line("/// <param name=\"builder\">The operator.</param>")
            .Line("/// <returns>The same operator.</returns>")
            .Open($"internal static {Known.OperatorBuilder} {Known.AddReconcilers}(this {Known.OperatorBuilder} builder)");
        foreach (var context in registration.SerializerContexts)
        {
            source.Line($"builder.AddJsonTypeInfoResolver({context}.Default);");
        }

        foreach (var client in registration.Clients)
        {
            source.Line($"{Known.ServiceCollectionExtensions}.TryAddSingleton<{client}>(builder.Services);");
        }

        foreach (var reconciler in registration.Reconcilers)
        {
            WriteController(source, reconciler);
        }

        return source.Line("return builder;").Close().Close().ToString();
    }

    private static void WriteController(SourceWriter source, ReconcilerModel reconciler)
    {
        var call = $"builder.AddController<{reconciler.ResourceType}, {reconciler.Type.FullyQualifiedName}>({DescriptorExpression.Of(reconciler.Resource)}";
        var steps = Steps(reconciler).ToList();
        if (steps.Count == 0)
        {
            source.Line(call + ");");
            return;
        }

        source.Line(call + ", static controller => controller").Indent();
        for (var i = 0; i < steps.Count; i++)
        {
            source.Line(steps[i] + (i == steps.Count - 1 ? ");" : ""));
        }

        source.Unindent();
    }

    private static IEnumerable<string> Steps(ReconcilerModel reconciler)
    {
        if (reconciler.ControllerName is { } name)
        {
            yield return $".Named({Literal.Of(name)})";
        }

        if (reconciler.Finalizer is { } finalizer)
        {
            yield return $".UseFinalizer({Literal.Of(finalizer)})";
        }

        if (reconciler.Changes != 0)
        {
            yield return $".ReconcileOn(({Known.ObjectChanges}){reconciler.Changes.ToString(CultureInfo.InvariantCulture)})";
        }

        foreach (var owned in reconciler.Owns)
        {
            yield return $".Owns{Variant(owned)}({DescriptorExpression.Of(owned.Resource)}{Options(owned)})";
        }

        foreach (var watch in reconciler.Watches)
        {
            yield return $".Watches{Variant(watch.Source)}({DescriptorExpression.Of(watch.Source.Resource)}, {Map(reconciler, watch)}{Options(watch.Source)})";
        }
    }

    private static string Variant(SourceModel source) => source.MetadataOnly ? $"Metadata<{source.Resource.Type}>" : $"<{source.Resource.Type}>";

    private static string Options(SourceModel source)
    {
        var options = "";
        if (source.LabelSelector is not null || source.FieldSelector is not null)
        {
            var held = source.MetadataOnly ? $"{Known.PartialObjectMetadata}<{source.Resource.Type}>" : source.Resource.Type;
            options = $", new {Known.CacheOptions}<{held}> {{ LabelSelector = {Literal.Of(source.LabelSelector)}, FieldSelector = {Literal.Of(source.FieldSelector)} }}";
        }

        return source.IsOptional ? options + ", isOptional: true" : options;
    }

    private static string Map(ReconcilerModel reconciler, WatchModel watch)
    {
        var reconcilerType = reconciler.Type.FullyQualifiedName;
        var target = watch.IsStatic ? reconcilerType : $"{Known.ServiceProviderExtensions}.GetRequiredService<{reconcilerType}>(services)";
        return $"static (services, resource) => {target}.{Identifier.Escape(watch.Method)}(resource)";
    }
}
