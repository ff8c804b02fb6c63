using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Interp.Domain.Platform;

/// <summary>What several tables map in the same way.</summary>
internal static class Mapping
{
    /// <summary>Stores an enum as its kebab-case name and lets the database refuse anything else.</summary>
    public static PropertyBuilder<TEnum> IsEnum<TEntity, TEnum>(
        this EntityTypeBuilder<TEntity> entity, Expression<Func<TEntity, TEnum>> property, string column)
        where TEntity : class
        where TEnum : struct, Enum
    {
        Check<TEntity, TEnum>(entity, column);
        return entity.Property(property).HasConversion(value => EnumText<TEnum>.Write(value), text => EnumText<TEnum>.Read(text));
    }

    /// <summary>The same for an enum that may be missing.</summary>
    public static PropertyBuilder<TEnum?> IsEnum<TEntity, TEnum>(
        this EntityTypeBuilder<TEntity> entity, Expression<Func<TEntity, TEnum?>> property, string column)
        where TEntity : class
        where TEnum : struct, Enum
    {
        Check<TEntity, TEnum>(entity, column);
        return entity.Property(property).HasConversion(new ValueConverter<TEnum, string>(value => EnumText<TEnum>.Write(value), text => EnumText<TEnum>.Read(text)));
    }

    private static void Check<TEntity, TEnum>(EntityTypeBuilder<TEntity> entity, string column)
        where TEntity : class
        where TEnum : struct, Enum
    {
        var allowed = string.Join(", ", Enum.GetNames<TEnum>().Select(n => $"'{EnumText<TEnum>.Of(n)}'"));
        var table = SnakeCaseNames.Of(entity.Metadata.GetTableName()!);
        entity.ToTable(t => t.HasCheckConstraint($"{table}_{column}_check", $"{column} IN ({allowed})"));
    }
}
